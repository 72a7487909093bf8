/**
 * Receives the forms of the site: {@link nl.watals.intake.Intake} is a part of a {@link nl.watals.web.WebServer}. It checks
 * what is sent against the same descriptions that the pages show, stores it in the inbox before it says thank you, and keeps
 * of the visitor nothing else: no cookie, no address, no log line with anything of a request.
 */
package nl.watals.intake;
