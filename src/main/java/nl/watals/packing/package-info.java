/**
 * What happens to the program while it is packed. Part of no jar that is packed: Maven runs it once, after the libraries are
 * put together.
 */
package nl.watals.packing;
