package nl.watals.intake;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much speaks for it that a machine sent a form. It only decides whether a moderator finds a submission among the spam:
 * nothing is ever thrown away, and every sender gets the same answer.
 */
final class Suspicion {
    /** From here on it goes to the spam. */
    private static final int ENOUGH = 60;

    private static final int SURE = 100;
    private static final int HALF = 40;
    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final List<String> MARKUP = List.of("[url", "[link", "<a href", "</a>", "<script");

    private int points;

    /** Whether it is enough. */
    boolean isEnough() {
        return points >= ENOUGH;
    }

    /** Somebody filled in the field that nobody sees. */
    Suspicion trap(boolean filled) {
        points += filled ? SURE : 0;
        return this;
    }

    /**
     * What the stamp says; a form without one is not suspect for that.
     *
     * @param bits how much work is asked for now; 0 when none is
     */
    Suspicion stamp(Optional<Stamps.Stamp> stamp, int bits) {
        if (stamp.isPresent()) {
            boolean quick = stamp.get().age().compareTo(FASTEST) < 0;
            points += !stamp.get().genuine() || quick ? SURE : 0;
        }
        boolean idle = bits > 0 && (stamp.isEmpty() || stamp.get().bits() < bits);
        points += idle ? ENOUGH : 0;
        return this;
    }

    /** More came from there, or with this stamp, than one household sends. */
    Suspicion often(boolean tooOften) {
        points += tooOften ? ENOUGH : 0;
        return this;
    }

    /** What the texts look like. */
    Suspicion texts(Map<String, List<String>> given) {
        int links = 0;
        int foreign = 0;
        int letters = 0;
        boolean markup = false;
        for (Map.Entry<String, List<String>> field : given.entrySet()) {
            for (String text : field.getValue()) {
                String small = text.toLowerCase(Locale.ROOT);
                int found = count(small, "http://") + count(small, "https://") + count(small, "www.");
                links += found;
                boolean line = field.getKey().equals("title") || field.getKey().equals("name");
                points += line && found > 0 ? ENOUGH : 0;
                markup |= MARKUP.stream().anyMatch(small::contains);
                letters += letters(text, false);
                foreign += letters(text, true);
            }
        }
        points += markup ? ENOUGH : 0;
        points += links > 5 ? SURE : links > 2 ? HALF : 0;
        // Another script alone is no reason: people write in the language that they have.
        points += letters > 40 && foreign > letters / 2 && links > 0 ? HALF : 0;
        return this;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static int letters(String text, boolean foreign) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                letters += !foreign && Character.isLetter(c) ? 1 : 0;
            } else {
                int codePoint = text.codePointAt(i);
                boolean other = Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.LATIN;
                letters += Character.isLetter(codePoint) && (!foreign || other) ? 1 : 0;
                i += Character.charCount(codePoint) - 1;
            }
        }
        return letters;
    }
}
