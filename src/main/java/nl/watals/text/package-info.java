/**
 * The ground that everything stands on: problems with a place, source text, front matter, slugs and the nearest likely
 * name.
 */
package nl.watals.text;
