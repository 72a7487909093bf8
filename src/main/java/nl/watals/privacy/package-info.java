/**
 * Marks what can identify a person in a Dutch text: numbers, addresses, names after relation words. A mark is help for a
 * person who decides, never a verdict; the severe ones also guard the build.
 *
 * <p>The way of a text: {@code Scan} looks at every character once and says which detectors can find anything at all;
 * {@code Plain} undoes what could hide an identifier; each detector then adds its marks to {@code Found}. Every step is
 * linear in the length of the text.
 */
package nl.watals.privacy;
