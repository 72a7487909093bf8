/**
 * The two dialects of Markdown: that of the editors (CommonMark with tables, footnotes, figures and safelisted HTML) and
 * that of visitors' submissions (paragraphs, emphasis, lists, quotes and links; all else stays the characters that were
 * typed). commonmark-java parses both; the HTML is written here, in one walk over the tree.
 */
package nl.watals.markdown;
