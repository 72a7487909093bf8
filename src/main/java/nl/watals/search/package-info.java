/** The index that readers search in their browser: plain values in, files out. See {@code docs/search.md}. */
package nl.watals.search;
