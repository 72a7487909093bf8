package nl.watals.privacy;

/** What a mark is about. */
public enum Kind {
    /** A Dutch citizen service number that passes its check. */
    BSN("bsn", "a citizen service number (BSN)"),
    /** A bank account number that passes its check. */
    IBAN("iban", "a bank account number"),
    /** A phone number of a person or office; never a help line. */
    PHONE("phone", "a phone number"),
    /** An e-mail address, also one written in words. */
    EMAIL("email", "an e-mail address"),
    /** A Dutch postal code; severe with a house number. */
    ADDRESS("address", "an address"),
    /** A date of birth or an age. */
    BIRTH_DATE_OR_AGE("birth-date-or-age", "an age or a date of birth"),
    /** The number of a file, a court case or a decision. */
    CASE_NUMBER("case-number", "a case number"),
    /** The name of somebody else, after a word for a relation or a role. */
    NAME("name", "the name of another person"),
    /** A place that together with the age, school and history in the same text can point to one child. */
    TRACEABLE("traceable", "a combination that can point to one person"),
    /** Words that ask for help now. */
    ACUTE("acute", "words that may ask for help at once");

    private final String key;
    private final String description;

    Kind(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The word in records, commands and the inbox: {@code case-number}. */
    public String key() {
        return key;
    }

    /** What it is, in English, to stand after "holds": {@code a phone number}. */
    public String description() {
        return description;
    }
}
