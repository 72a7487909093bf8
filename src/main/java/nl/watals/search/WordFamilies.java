package nl.watals.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The words of a site in families: all forms of one word, also forms that the site does not use but readers may type.
 * What belongs together is decided by stems, and by what other words of the site show.
 */
final class WordFamilies {
    private final UnaryOperator<String> stems;
    private final Map<String, String> joined = new HashMap<>();
    private final Map<String, String> stemOf = new HashMap<>();
    private final Set<String> known;
    private final Set<String> listed;
    private final Map<String, TreeSet<String>> forms = new TreeMap<>();
    private final Map<String, List<String>> parts = new HashMap<>();

    private WordFamilies(UnaryOperator<String> stems, Set<String> words, Set<String> listed) {
        this.stems = stems;
        this.known = new HashSet<>(words);
        this.listed = listed;
        known.addAll(listed);
    }

    /** Every word is a family of its own. */
    static WordFamilies plain(Set<String> words) {
        WordFamilies families = new WordFamilies(UnaryOperator.identity(), words, Set.of());
        words.forEach(word -> families.forms.put(word, new TreeSet<>(Set.of(word))));
        return families;
    }

    /** @param words every word of the site, without stop words */
    static WordFamilies dutch(Set<String> words, Set<String> stopWords) {
        DutchStems stems = new DutchStems();
        WordFamilies families = new WordFamilies(stems::stem, words, stems.listed());
        for (String word : new TreeSet<>(words)) {
            families.joinByEvidence(word);
        }
        families.group(words, new Compounds(WordList.words("parts.txt"), words, stopWords));
        families.addForms();
        return families;
    }

    private void group(Set<String> words, Compounds compounds) {
        for (String word : words) {
            forms.computeIfAbsent(family(word), key -> new TreeSet<>()).add(word);
            List<String> split = parts(compounds, word);
            if (!split.isEmpty()) {
                parts.put(word, split);
            }
        }
        parts.values().forEach(split -> split.forEach(family -> forms.computeIfAbsent(family, key -> new TreeSet<>())));
    }

    /** Every family by its name, with its forms; the families of parts of compounds are among them. */
    Map<String, TreeSet<String>> forms() {
        return forms;
    }

    /** The name of the family of a word. */
    String family(String word) {
        String name = stem(word);
        for (String next = joined.get(name); next != null; next = joined.get(name)) {
            name = next;
        }
        return name;
    }

    /** The families of the parts of a compound; empty for any other word. */
    List<String> parts(String word) {
        return parts.getOrDefault(word, List.of());
    }

    private String stem(String word) {
        String stem = stemOf.get(word);
        if (stem == null) {
            stem = stems.apply(word);
            stemOf.put(word, stem);
        }
        return stem;
    }

    private List<String> parts(Compounds compounds, String word) {
        Set<String> families = new LinkedHashSet<>();
        String own = family(word);
        for (String part : compounds.split(word)) {
            families.add(family(part));
        }
        families.remove(own);
        return List.copyOf(families);
    }

    /** Joins two stems when the site itself shows that a word is a form of another. */
    private void joinByEvidence(String word) {
        int n = word.length();
        if (n < 4) {
            return;
        }
        String shorter = word.substring(0, n - 1);
        char last = word.charAt(n - 1);
        char before = word.charAt(n - 2);
        if (last == 't' && known.contains(shorter) && known.contains(Inflections.open(shorter) + "en")) {
            join(word, shorter);
        }
        if (last == 's' && Inflections.isVowel(before) && known.contains(shorter)) {
            join(word, shorter);
        }
        if (last == 'e' && !Inflections.isVowel(before) && known.contains(shorter)) {
            join(word, shorter);
        }
        if (word.endsWith("een") && known.contains(word.substring(0, n - 2))) {
            join(word, word.substring(0, n - 2));
        }
        if (word.endsWith("eren") && known.contains(word.substring(0, n - 2))) {
            join(word, word.substring(0, n - 2));
        }
        if (word.endsWith("en") && known.contains(word + "d")) {
            join(word + "d", word);
        }
    }

    private void join(String word, String other) {
        String from = family(word);
        String to = family(other);
        if (!from.equals(to)) {
            joined.put(from, to);
        }
    }

    /** Adds the forms that readers may type: those that have the stem of the family and belong to no other one. */
    private void addForms() {
        Set<String> taken = new HashSet<>();
        forms.values().forEach(taken::addAll);
        Map<String, List<String>> inLists = new HashMap<>();
        for (String word : new TreeSet<>(listed)) {
            inLists.computeIfAbsent(family(word), key -> new ArrayList<>()).add(word);
        }
        forms.forEach((family, own) -> {
            Set<String> more = new LinkedHashSet<>(inLists.getOrDefault(family, List.of()));
            for (String base : bases(family, own)) {
                addFitting(Inflections.ofNoun(base), family, own, more);
            }
            if (isPlain(family) && isVerb(family, own)) {
                addFitting(Inflections.ofVerb(family), family, own, more);
            }
            for (String form : more) {
                if (form.length() > 1 && taken.add(form)) {
                    own.add(form);
                }
            }
        });
    }

    private void addFitting(List<String> forms, String family, Set<String> own, Set<String> more) {
        for (String form : forms) {
            if (fits(form, family, own)) {
                more.add(form);
            }
        }
    }

    /** Whether one of the forms is one that only verbs have. */
    private static boolean isVerb(String stem, Set<String> own) {
        for (String form : Inflections.ofVerb(stem)) {
            if (own.contains(form)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> bases(String family, Set<String> own) {
        Set<String> bases = new LinkedHashSet<>();
        if (isPlain(family)) {
            bases.add(family);
        }
        for (String word : own) {
            // Where rules cut too much off (veilig, belangrijk), the word itself is the base of its forms.
            if (isPlain(word) && !isInflected(word, own) && bases.size() < 3) {
                bases.add(word);
            }
        }
        return bases;
    }

    private static boolean isInflected(String word, Set<String> own) {
        return word.endsWith("en")
                || word.startsWith("ge")
                || (word.length() > 3 && own.contains(word.substring(0, word.length() - 1)));
    }

    private boolean fits(String form, String family, Set<String> own) {
        if (family(form).equals(family)) {
            return true;
        }
        if (form.endsWith("t") && own.contains(Inflections.open(form.substring(0, form.length() - 1)) + "en")) {
            return true;
        }
        String shorter = form.substring(0, form.length() - 1);
        return form.endsWith("s") && own.contains(shorter) && Inflections.isVowel(form.charAt(form.length() - 2));
    }

    private static boolean isPlain(String word) {
        if (word.length() < 3) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
