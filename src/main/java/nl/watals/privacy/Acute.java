package nl.watals.privacy;

import java.util.Set;

/** Words by which somebody may ask for help now: such a text is read first. */
final class Acute {
    private static final String[] STEMS = {
        "zelfmoord", "zelfdoding", "suïcid", "suicid", "verkracht", "mishandel", "misbruik", "aangerand", "aanrand"
    };

    private static final Set<String> WHOLE =
            Set.of("weggelopen", "geslagen", "geschopt", "automutilatie", "zelfbeschadiging");
    private static final Set<String> HITTING = Set.of("slaat", "sloeg", "slaan", "sloegen", "schopt", "schopte");
    private static final Set<String> CUTTING =
            Set.of("snijd", "snij", "snijdt", "sneed", "snijden", "verwond", "krast");
    private static final Set<String> SOMEBODY = Set.of("mij", "me", "hem", "haar", "ons", "mijn", "m'n");
    private static final Set<String> SELF = Set.of("mezelf", "mijzelf", "zichzelf", "me");
    private static final Set<String> WANTING = Set.of("wil", "wilt", "willen", "wou", "wilde", "zou", "liever");

    private final Words words;
    private final Found found;

    private Acute(Words words, Found found) {
        this.words = words;
        this.found = found;
    }

    static void find(Words words, Found found) {
        Acute acute = new Acute(words, found);
        for (int i = 0; i < words.size(); i++) {
            int last = acute.lastOf(i);
            if (last >= i) {
                found.add(Kind.ACUTE, words.at(i).from(), words.at(last).to(), false);
            }
        }
    }

    /** The last word of what is acute from {@code i} on, or -1. */
    private int lastOf(int i) {
        String word = words.lower(i);
        if (WHOLE.contains(word) || hasStem(word)) {
            return i;
        }
        if (HITTING.contains(word) && words.isIn(i + 1, SOMEBODY)
                || CUTTING.contains(word) && words.isIn(i + 1, SELF)) {
            return i + 1;
        }
        if (word.equals("dood") && wantsNear(i)) {
            return i;
        }
        if (word.equals("niet") && words.lower(i + 1).equals("meer")) {
            return notLiving(i);
        }
        return word.equals("een") ? ending(i) : -1;
    }

    /** {@code een eind aan (mijn leven) maken}. */
    private int ending(int i) {
        if (!words.lower(i + 1).startsWith("eind") || !words.lower(i + 2).equals("aan")) {
            return -1;
        }
        return words.lower(i + 3).startsWith("ma") ? i + 3 : words.lower(i + 4).equals("leven") ? i + 4 : -1;
    }

    private static boolean hasStem(String word) {
        for (String stem : STEMS) {
            if (word.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    private boolean wantsNear(int i) {
        for (int j = i - 4; j <= i + 2; j++) {
            if (words.isIn(j, WANTING)) {
                return true;
            }
        }
        return false;
    }

    private int notLiving(int i) {
        for (int j = i + 2; j < i + 5; j++) {
            if (words.lower(j).equals("leven") && (wantsNear(i) || words.isIn(j - 1, WANTING))) {
                return j;
            }
        }
        return -1;
    }
}
