/**
 * A finished site into an object store that speaks S3: only what changed, in an order in which no page ever names something
 * that is not there.
 */
package nl.watals.store;
