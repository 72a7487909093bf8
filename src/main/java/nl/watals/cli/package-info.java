/** The commands of {@code ./watals}. */
package nl.watals.cli;
