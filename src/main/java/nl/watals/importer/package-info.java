/** Approved records become idea pages, reactions under pages, and participants. */
package nl.watals.importer;
