/** The checks of finished pages: bytes in, facts and problems out. */
package nl.watals.check;
