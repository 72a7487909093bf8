/**
 * What people send in, in its two forms that never mix: {@link nl.watals.submission.Submission}, private, as it arrived; and
 * {@link nl.watals.submission.PublicRecord}, the record {@code submissions/YYYY/MM/<id>.json} that a moderator approved.
 * Reading a public record is strict, because everything in such a file becomes public: an unknown key, a private field or a
 * severe privacy mark in a text stops the build.
 */
package nl.watals.submission;
