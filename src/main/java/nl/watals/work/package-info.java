/** Work spread over the processor's cores. */
package nl.watals.work;
