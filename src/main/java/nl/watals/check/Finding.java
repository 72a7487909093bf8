package nl.watals.check;

/**
 * Something wrong in a finished page.
 *
 * @param what as in {@link nl.watals.text.Problem}
 * @param hint likewise; may be empty
 * @param sign a text by which the place may be found in what the page was made from; may be empty
 */
public record Finding(String what, String hint, String sign) {}
