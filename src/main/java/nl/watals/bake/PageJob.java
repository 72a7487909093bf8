package nl.watals.bake;

import org.jbake.template.model.TemplateModel;

/**
 * One page to be rendered.
 *
 * @param file where it goes, relative to the output
 * @param template the file name of its template
 * @param model its own variables
 * @param source what it is made from, for messages
 * @param inputs a digest of what it is made from; 0 when that is not known and the page is rendered every time
 */
record PageJob(String file, String template, TemplateModel model, String source, long inputs) {}
