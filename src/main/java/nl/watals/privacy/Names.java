package nl.watals.privacy;

import java.util.Set;

/**
 * Names after a word for a relation or a role. Where the name follows at once, the mark covers the word too
 * ({@code mijn zoon Daan}), so that the words alone can stand in its place.
 */
final class Names {
    private static final int MOST_WORDS = 6;

    private static final Set<String> NAMED = Set.of("heet", "heette", "genaamd", "genoemd", "noemen", "noem");

    private static final Set<String> PARTICLES = Set.of(
            "van", "de", "den", "der", "ter", "ten", "te", "von", "el", "al", "la", "het", "'t", "t", "in", "op");

    /** Words with a capital that are no names of people. */
    private static final Set<String> NO_NAMES = Set.of(
            "jeugdzorg",
            "jeugdbescherming",
            "jeugdwet",
            "jeugdhulp",
            "veilig",
            "raad",
            "william",
            "leger",
            "ggz",
            "stichting",
            "gemeente",
            "nederland",
            "nederlands",
            "nederlandse",
            "engels",
            "engelse",
            "duits",
            "duitse",
            "frans",
            "franse",
            "turks",
            "turkse",
            "marokkaans",
            "marokkaanse",
            "arabisch",
            "pools",
            "poolse",
            "fries",
            "surinaams",
            "surinaamse",
            "belgië",
            "belgisch",
            "duitsland",
            "europa",
            "europees",
            "syrië",
            "oekraïne",
            "amsterdam",
            "rotterdam",
            "utrecht",
            "eindhoven",
            "groningen",
            "tilburg",
            "almere",
            "breda",
            "nijmegen",
            "arnhem",
            "haarlem",
            "enschede",
            "apeldoorn",
            "amersfoort",
            "zwolle",
            "leiden",
            "maastricht",
            "dordrecht",
            "zoetermeer",
            "leeuwarden",
            "alkmaar",
            "delft",
            "deventer",
            "almelo",
            "zutphen",
            "limburg",
            "zeeland",
            "friesland",
            "drenthe",
            "overijssel",
            "gelderland",
            "brabant",
            "flevoland",
            "ik",
            "wij",
            "hij",
            "zij",
            "het",
            "een",
            "dat",
            "dit",
            "wat",
            "als",
            "maar",
            "en",
            "niemand",
            "iedereen",
            "wmo",
            "pgb",
            "kerst",
            "kerstmis",
            "pasen",
            "sinterklaas",
            "god",
            "whatsapp",
            "instagram",
            "facebook",
            "google",
            "teams",
            "jeugdbeschermer",
            "jeugdteam",
            "wijkteam",
            "cito",
            "havo",
            "vwo",
            "mbo",
            "hbo",
            "vmbo",
            "wajong",
            "uwv",
            "svb",
            "kamer",
            "eerste",
            "tweede",
            "universiteit",
            "ministerie",
            "kindertelefoon",
            "mind",
            "spirit",
            "samen",
            "levvel",
            "montessori",
            "humanitas",
            "pluryn",
            "parlan");

    private final Words words;
    private final Found found;

    private Names(Words words, Found found) {
        this.words = words;
        this.found = found;
    }

    static void find(Words words, Found found) {
        Names names = new Names(words, found);
        for (int i = 0; i < words.size(); i++) {
            names.after(i);
        }
    }

    private void after(int i) {
        boolean title = words.isIn(i, People.TITLES);
        boolean role = People.isRole(words.lower(i));
        boolean relation = People.isRelation(words.lower(i))
                || words.isIn(i, People.GENERAL)
                        && (words.isIn(i - 1, People.POSSESSIVES) || words.isIn(i - 2, People.POSSESSIVES));
        if (!title && !role && !relation) {
            return;
        }
        if (words.isJoined(i, words.isIn(i, People.ABBREVIATED) ? "." : "") && addName(i, i + 1, title)) {
            return;
        }
        if (words.isIn(i + 1, NAMED) || words.lower(i + 1).equals("van") && words.isJoined(i, "")) {
            if (words.isJoined(i + 1, "")) {
                addName(i + 2, i + 2, false);
            }
        } else if (words.isJoined(i, ",") && !title) {
            addName(i + 1, i + 1, false);
        }
    }

    /** Marks the name whose first word is {@code first}, if it is one; the mark starts with the word {@code from}. */
    private boolean addName(int from, int first, boolean title) {
        int last = lastOfName(first, title);
        if (last < first) {
            return false;
        }
        int start = from < first && words.isIn(from - 1, People.POSSESSIVES) && words.isJoined(from - 1, "")
                ? words.at(from - 1).from()
                : words.at(from).from();
        found.add(Kind.NAME, start, words.at(last).to(), false);
        if (words.isIn(from, People.PLURALS) && words.lower(last + 1).equals("en") && words.isJoined(last, "")) {
            addName(last + 2, last + 2, false);
        }
        return true;
    }

    private int lastOfName(int first, boolean title) {
        int i = first;
        while (i - first < MOST_WORDS && words.isIn(i, People.ABBREVIATED) && words.isJoined(i, ".")) {
            i++;
        }
        int start = i;
        while (i - start < 3 && words.isIn(i, PARTICLES) && (title || i > first) && words.isJoined(i, "")) {
            i++;
        }
        if (!words.looksLikeName(i) || i == start && isNoName(i) || i > start && words.isIn(i, NO_NAMES)) {
            return first - 1;
        }
        int last = i;
        while (last - first < MOST_WORDS && words.isJoined(last, isInitial(last) ? "." : "")) {
            int next = last + 1;
            while (next - last < 3 && words.isIn(next, PARTICLES) && words.isJoined(next, "")) {
                next++;
            }
            if (!words.looksLikeName(next) || isNoName(next)) {
                break;
            }
            last = next;
        }
        return last;
    }

    private boolean isInitial(int i) {
        return words.at(i).to() - words.at(i).from() == 1;
    }

    private boolean isNoName(int i) {
        String word = words.lower(i);
        int hyphen = word.indexOf('-');
        return NO_NAMES.contains(hyphen > 0 ? word.substring(0, hyphen) : word);
    }
}
