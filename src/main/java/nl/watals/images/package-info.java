/** Pictures: what is in a file, and its copies in other sizes and formats without anything personal in them. */
package nl.watals.images;
