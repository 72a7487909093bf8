/** Style sheets made small, and names of files that tell what is in them. */
package nl.watals.assets;
