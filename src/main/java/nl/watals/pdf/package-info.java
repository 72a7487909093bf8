/** A text on paper: PDF out of HTML, tagged for those who listen to it. Loaded only when a page asks for one. */
package nl.watals.pdf;
