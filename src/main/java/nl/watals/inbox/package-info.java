/**
 * The private inbox: what people sent in, and what moderators decided about it. It stands in a database outside the
 * repository and meets the site only in the public records that {@code nl.watals.publish} writes.
 *
 * <p>{@link nl.watals.inbox.Inbox} is the way in. Every change is one transaction with its row in the audit log, and is
 * refused when somebody else changed the item since it was read.
 */
package nl.watals.inbox;
