/**
 * The site as its editors see it while they work: every save shows in the browser at once, mistakes show where they are, and
 * drafts say that they are drafts. On this machine only.
 */
package nl.watals.preview;
