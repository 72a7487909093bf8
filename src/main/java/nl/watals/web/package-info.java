/**
 * What every web page of this program stands on: a server that starts and stops in order, security headers, pages out of
 * templates with messages in Dutch and English, sessions, forms that nobody else can send, limits.
 */
package nl.watals.web;
