/** The site as values: settings, pages, addresses, collections and taxonomies. */
package nl.watals.site;
