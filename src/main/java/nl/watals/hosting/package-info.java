/** What every host of a site guarantees, as one description, and that description in the words of each host. */
package nl.watals.hosting;
