package nl.watals.privacy;

import java.util.Set;

/** Dutch words for relations, roles and forms of address. */
final class People {
    /** Whose: {@code mijn zoon}. */
    static final Set<String> POSSESSIVES =
            Set.of("mijn", "m'n", "onze", "ons", "haar", "zijn", "z'n", "hun", "jouw", "je", "uw", "de", "een", "het");

    /** Too general to announce a name without a possessive. */
    static final Set<String> GENERAL = Set.of(
            "kind",
            "kinderen",
            "man",
            "vrouw",
            "vriend",
            "vriendin",
            "vriendje",
            "vriendinnetje",
            "jongen",
            "meisje",
            "meid",
            "meiden",
            "jongens",
            "meisjes",
            "partner",
            "collega",
            "ouders",
            "baby",
            "gezin");

    static final Set<String> RELATIONS = Set.of(
            "zoon",
            "zoontje",
            "zonen",
            "dochter",
            "dochtertje",
            "dochters",
            "broer",
            "broertje",
            "broers",
            "broertjes",
            "zus",
            "zusje",
            "zussen",
            "zusjes",
            "zuster",
            "pleegzoon",
            "pleegdochter",
            "pleegkind",
            "pleegkinderen",
            "pleegvader",
            "pleegmoeder",
            "pleegouder",
            "pleegouders",
            "pleegbroer",
            "pleegzus",
            "stiefvader",
            "stiefmoeder",
            "stiefzoon",
            "stiefdochter",
            "stiefbroer",
            "stiefzus",
            "halfbroer",
            "halfzus",
            "moeder",
            "vader",
            "mama",
            "papa",
            "mam",
            "pap",
            "oma",
            "opa",
            "grootmoeder",
            "grootvader",
            "tante",
            "oom",
            "neef",
            "neefje",
            "nicht",
            "nichtje",
            "kleinzoon",
            "kleindochter",
            "kleinkind",
            "kleinkinderen",
            "ex",
            "ex-man",
            "ex-vrouw",
            "ex-partner",
            "ex-vriend",
            "exman",
            "exvrouw",
            "expartner",
            "schoonmoeder",
            "schoonvader",
            "schoonzus",
            "zwager",
            "buurman",
            "buurvrouw",
            "buurmeisje",
            "buurjongen",
            "tweeling",
            "adoptiezoon",
            "adoptiedochter");

    static final Set<String> ROLES = Set.of(
            "gezinsvoogd",
            "voogd",
            "voogdes",
            "jeugdbeschermer",
            "jeugdbeschermster",
            "jeugdzorgwerker",
            "jeugdwerker",
            "begeleider",
            "begeleidster",
            "ambulant",
            "mentor",
            "casemanager",
            "psycholoog",
            "psychologe",
            "psychiater",
            "therapeut",
            "therapeute",
            "coach",
            "wijkcoach",
            "gezinscoach",
            "juf",
            "juffrouw",
            "meester",
            "leraar",
            "lerares",
            "leerkracht",
            "docent",
            "docente",
            "dokter",
            "huisarts",
            "arts",
            "kinderarts",
            "rechter",
            "kinderrechter",
            "advocaat",
            "advocate",
            "raadsonderzoeker",
            "hulpverlener",
            "hulpverleenster",
            "werker",
            "werkster",
            "medewerker",
            "medewerkster",
            "consulent",
            "consulente",
            "gedragswetenschapper",
            "directeur",
            "pleegzorgbegeleider",
            "pleegzorgwerker",
            "groepsleider",
            "groepsleidster",
            "orthopedagoog",
            "pedagoog",
            "intern",
            "trainer",
            "teamleider",
            "manager",
            "bemiddelaar",
            "tolk",
            "agent",
            "wijkagent",
            "verpleegkundige");

    static final Set<String> TITLES = Set.of(
            "mevrouw",
            "meneer",
            "mijnheer",
            "mevr",
            "mw",
            "mvr",
            "dhr",
            "heer",
            "dr",
            "drs",
            "juf",
            "juffrouw",
            "meester",
            "dokter",
            "prof",
            "professor",
            "zuster",
            "broeder",
            "pastoor",
            "dominee",
            "imam",
            "tante",
            "oom");

    /** Titles that are written with a dot. */
    static final Set<String> ABBREVIATED = Set.of("mevr", "mw", "mvr", "dhr", "dr", "drs", "prof", "mr", "ds");

    static final Set<String> PLURALS = Set.of(
            "jongens",
            "meiden",
            "meisjes",
            "kinderen",
            "zonen",
            "dochters",
            "broers",
            "broertjes",
            "zussen",
            "zusjes",
            "ouders",
            "pleegkinderen",
            "pleegouders",
            "kleinkinderen",
            "tweeling");

    /** People whose age is told, beside those above. */
    static final Set<String> OTHERS = Set.of(
            "jongere",
            "jongeren",
            "tiener",
            "puber",
            "peuter",
            "kleuter",
            "iemand",
            "persoon",
            "leerling",
            "scholier",
            "student",
            "studente",
            "client",
            "cliënt",
            "hem",
            "jong",
            "knul",
            "jongetje",
            "jeugdige");

    private static final String[] ROLE_ENDINGS = {
        "begeleider",
        "begeleidster",
        "voogd",
        "coach",
        "consulent",
        "consulente",
        "arts",
        "werker",
        "werkster",
        "behandelaar",
        "therapeut",
        "leider",
        "leidster",
        "onderzoeker",
        "regisseur",
        "verpleegkundige",
        "bewindvoerder"
    };

    private static final String[] RELATION_ENDINGS = {"zoon", "dochter", "moeder", "vader", "broer", "zus"};

    private People() {}

    static boolean isRole(String word) {
        return ROLES.contains(word) || endsWithAny(word, ROLE_ENDINGS);
    }

    static boolean isRelation(String word) {
        return RELATIONS.contains(word) || endsWithAny(word, RELATION_ENDINGS);
    }

    private static boolean endsWithAny(String word, String[] endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    static boolean isPerson(String word) {
        return isRelation(word) || GENERAL.contains(word) || OTHERS.contains(word);
    }
}
