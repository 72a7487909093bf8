/**
 * Reads the exports of form services, of WordPress and our own JSON into {@link nl.watals.submission.Submission}s.
 * {@link nl.watals.formservice.Import} is the way in: a file is recognised by its content, read row by row in little
 * memory, each row is mapped by its column names, and every row ends in exactly one
 * {@link nl.watals.formservice.Outcome}. Nothing here writes to a database: a {@link nl.watals.formservice.SubmissionSink}
 * takes what was read.
 */
package nl.watals.formservice;
