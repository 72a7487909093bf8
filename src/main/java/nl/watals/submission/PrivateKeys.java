package nl.watals.submission;

import java.util.Locale;
import java.util.Set;

/** Names of fields that belong in the private inbox; with any spelling of hyphens, underscores and capitals. */
final class PrivateKeys {
    private static final Set<String> NAMES = Set.of(
            "email",
            "emailadres",
            "emailaddress",
            "mail",
            "mailadres",
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "telefoon",
            "telefoonnummer",
            "mobiel",
            "gsm",
            "ip",
            "ipaddress",
            "ipadres",
            "remoteaddr",
            "useragent",
            "consent",
            "toestemming",
            "original",
            "origineel",
            "contact",
            "contactdata",
            "contactgegevens",
            "address",
            "adres",
            "street",
            "straat",
            "postcode",
            "zip",
            "city",
            "woonplaats",
            "bsn",
            "iban",
            "birthdate",
            "birthday",
            "geboortedatum",
            "age",
            "leeftijd",
            "ageband",
            "firstname",
            "voornaam",
            "lastname",
            "surname",
            "achternaam",
            "fullname",
            "realname",
            "code",
            "withdrawcode",
            "token",
            "secret",
            "password",
            "wachtwoord",
            "session",
            "cookie",
            "referrer",
            "referer",
            "fingerprint",
            "geo",
            "location",
            "latitude",
            "longitude",
            "notes",
            "notities",
            "moderator",
            "reason",
            "flags",
            "marks");

    private PrivateKeys() {}

    static boolean has(String key) {
        return NAMES.contains(
                key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", ""));
    }
}
