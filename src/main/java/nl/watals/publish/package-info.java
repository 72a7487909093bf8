/**
 * Puts approved records into the repository of the site: files, one commit, a push. Everything can be interrupted at any
 * moment and done again: {@link nl.watals.publish.Publisher} says how.
 *
 * <p>It runs the {@code git} that is installed rather than a library: hooks, credentials, signing and the settings of the
 * machine then work as they do for the editors, and a rebase is the one that everybody knows.
 */
package nl.watals.publish;
