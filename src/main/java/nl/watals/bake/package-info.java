/**
 * JBake as this generator uses it: its Oven, Utensils and conventions, with our own store, crawler, renderer and engines,
 * by its extension points. The only package that imports {@code org.jbake}.
 */
package nl.watals.bake;
