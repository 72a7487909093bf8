/** Finished sites on a server: put live, taken back and thrown away, without a moment in which a page misses a part. */
package nl.watals.release;
