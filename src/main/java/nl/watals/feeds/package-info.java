/** Atom, JSON Feed, sitemap and robots.txt: what machines read of the site. */
package nl.watals.feeds;
