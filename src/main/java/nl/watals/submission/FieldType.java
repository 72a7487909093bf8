package nl.watals.submission;

/** What a field of a form is filled in with. */
public enum FieldType {
    /** One line of text. */
    LINE,
    /** Text of any number of lines. */
    TEXT,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** One of several choices. */
    ONE_OF,
    /** Any number of several choices. */
    SOME_OF,
    /** A box that says yes. */
    TICK,
    /** Something that the page fills in, such as its own address. */
    HIDDEN
}
