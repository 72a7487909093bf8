/**
 * What people sent in, in its public form: the record {@code submissions/YYYY/MM/<id>.json} that a moderator approved.
 * Reading is strict, because everything in such a file becomes public: an unknown key, a private field or a severe
 * privacy mark in a text stops the build.
 */
package nl.watals.submission;
