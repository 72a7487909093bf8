import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes one made-up site of N ideas in the forms that the generators under comparison read.
 *
 * <p>{@code java bench/Corpus.java N DIR [--seed S] [--forms watals,hugo,eleventy,jbake] [--site bench/site]}
 *
 * <p>The same N and seed always give the same bytes. Idea number k does not depend on N, so a larger site
 * contains the smaller one. Even numbers are editors' Markdown, odd numbers are approved records; every
 * other generator gets both as Markdown.
 */
public final class Corpus {
    private static final int FIRST_DAY = (int) LocalDate.of(2012, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2025, 6, 30).toEpochDay();

    private final long seed;
    private final Path directory;
    private final Set<String> forms;
    private final Set<Path> madeDirectories = new HashSet<>();

    private Corpus(long seed, Path directory, Set<String> forms) {
        this.seed = seed;
        this.directory = directory;
        this.forms = forms;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> plain = new ArrayList<>();
        long seed = 1;
        Path site = Path.of("bench", "site");
        Set<String> forms = new LinkedHashSet<>(List.of("watals", "hugo", "eleventy", "jbake"));
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--site" -> site = Path.of(arguments[++i]);
                case "--forms" -> forms.retainAll(List.of(arguments[++i].split(",")));
                default -> plain.add(arguments[i]);
            }
        }
        if (plain.size() != 2 || forms.isEmpty()) {
            System.err.println("usage: java bench/Corpus.java N DIR [--seed S] [--forms watals,hugo,eleventy,jbake] [--site bench/site]");
            System.exit(2);
        }
        int count = Integer.parseInt(plain.get(0));
        if (count < 1 || count > Words.TITLES) {
            System.err.println("N must be between 1 and " + Words.TITLES + ": beyond that titles would repeat");
            System.exit(2);
        }
        Corpus corpus = new Corpus(seed, Path.of(plain.get(1)), forms);
        corpus.copySites(site);
        corpus.writeThemes();
        for (int number = 0; number < count; number++) {
            corpus.write(corpus.idea(number));
        }
    }

    // ---- the ideas ----

    /** A record has no summary, so its idea has an empty one in every form. */
    private record Idea(
            int number,
            boolean editors,
            LocalDate date,
            String title,
            String slug,
            String role,
            List<String> themes,
            String now,
            String effect,
            String summary,
            String body) {

        /** The file under {@code content/}, and with it the address: the same in every generator. */
        String contentPath() {
            return editors ? editorsPath(number, date) : "ideeen/" + slug;
        }

        String id() {
            StringBuilder id = new StringBuilder("wi");
            long rest = new SplittableRandom(number).nextLong() >>> 1;
            for (int i = 0; i < 10; i++) {
                id.append(Character.forDigit((int) (rest % 36), 36));
                rest /= 36;
            }
            return id.append(Integer.toString(number, 36)).toString();
        }
    }

    private static String editorsPath(int number, LocalDate date) {
        return "ideeen/jaar-" + date.getYear() + "/" + padded(number);
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "00000".substring(Math.min(5, digits.length())) + digits;
    }

    private LocalDate dateOf(int number) {
        int days = new SplittableRandom(seed * 31 + number).nextInt(LAST_DAY - FIRST_DAY + 1);
        return LocalDate.ofEpochDay(FIRST_DAY + days);
    }

    private Idea idea(int number) {
        boolean editors = number % 2 == 0;
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        Set<String> themes = new LinkedHashSet<>();
        int themeCount = 1 + random.nextInt(3);
        while (themes.size() < themeCount) {
            themes.add(Words.THEMES[random.nextInt(Words.THEMES.length)][0]);
        }
        String title = Words.title(seed, number);
        Prose prose = new Prose(random, editors ? internalLink(random, number) : null);
        return new Idea(
                number,
                editors,
                dateOf(number),
                title,
                slug(title),
                Words.pick(random, Words.ROLES),
                List.copyOf(themes),
                prose.plainSentence() + " " + prose.plainSentence(),
                prose.plainSentence() + " " + prose.plainSentence(),
                editors ? prose.summary() : "",
                editors ? prose.editorsBody() : prose.visitorsBody());
    }

    /** An address of another idea that is certain to exist: an even number before this one. */
    private String internalLink(SplittableRandom random, int number) {
        int target = number == 0 ? 0 : 2 * random.nextInt(number / 2);
        return "/" + editorsPath(target, dateOf(target)) + "/";
    }

    private static String slug(String title) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        return slug.charAt(slug.length() - 1) == '-' ? slug.substring(0, slug.length() - 1) : slug.toString();
    }

    // ---- the forms ----

    private void write(Idea idea) throws IOException {
        for (String form : forms) {
            switch (form) {
                case "watals" -> writeWatals(idea);
                case "hugo" -> write("hugo/content/" + idea.contentPath() + ".md", yaml(idea, "themas") + idea.body());
                case "eleventy" -> write("eleventy/src/" + idea.contentPath() + ".md", yaml(idea, "themes") + idea.body());
                case "jbake" -> write("jbake/content/" + idea.contentPath() + ".md", jbakeHeader(idea, "post", "tags") + idea.body());
                default -> throw new IllegalStateException(form);
            }
        }
    }

    private void writeWatals(Idea idea) throws IOException {
        if (idea.editors()) {
            write("watals/content/" + idea.contentPath() + ".md", jbakeHeader(idea, "idea", "themes") + idea.body());
        } else {
            LocalDate date = idea.date();
            String month = (date.getMonthValue() < 10 ? "0" : "") + date.getMonthValue();
            write("watals/submissions/" + date.getYear() + "/" + month + "/" + idea.id() + ".json", record(idea));
        }
    }

    private static String jbakeHeader(Idea idea, String type, String themesKey) {
        return "title=" + idea.title()
                + "\ntype=" + type
                + "\nstatus=published"
                + "\ndate=" + idea.date()
                + "\n" + themesKey + "=" + String.join(", ", idea.themes())
                + "\nrole=" + idea.role()
                + (idea.summary().isEmpty() ? "" : "\nsummary=" + idea.summary())
                + "\nnow=" + idea.now()
                + "\neffect=" + idea.effect()
                + "\n~~~~~~\n\n";
    }

    private static String yaml(Idea idea, String themesKey) {
        return "---\ntitle: " + quoted(idea.title())
                + "\ndate: " + idea.date()
                + "\n" + themesKey + ": [" + String.join(", ", idea.themes()) + "]"
                + "\nrole: " + idea.role()
                + (idea.summary().isEmpty() ? "" : "\ndescription: " + quoted(idea.summary()))
                + "\nnow: " + quoted(idea.now())
                + "\neffect: " + quoted(idea.effect())
                + "\n---\n\n";
    }

    private static String record(Idea idea) {
        StringBuilder themes = new StringBuilder();
        for (String theme : idea.themes()) {
            themes.append(themes.isEmpty() ? "" : ", ").append(quoted(theme));
        }
        return "{\n  \"schema\": 1,\n  \"id\": " + quoted(idea.id())
                + ",\n  \"kind\": \"idea\",\n  \"status\": \"approved\",\n  \"date\": " + quoted(idea.date().toString())
                + ",\n  \"slug\": " + quoted(idea.slug())
                + ",\n  \"title\": " + quoted(idea.title())
                + ",\n  \"now\": " + quoted(idea.now())
                + ",\n  \"effect\": " + quoted(idea.effect())
                + ",\n  \"body\": " + quoted(idea.body())
                + ",\n  \"role\": " + quoted(idea.role())
                + ",\n  \"themes\": [" + themes + "]\n}\n";
    }

    /** A JSON string, which is also a YAML one. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private void writeThemes() throws IOException {
        StringBuilder yaml = new StringBuilder();
        StringBuilder json = new StringBuilder("[\n");
        for (String[] theme : Words.THEMES) {
            yaml.append(theme[0]).append(":\n  title: ").append(quoted(theme[1]));
            yaml.append("\n  intro: ").append(quoted(theme[2])).append('\n');
            json.append(json.length() > 2 ? ",\n" : "").append("  {\"slug\": ").append(quoted(theme[0]));
            json.append(", \"title\": ").append(quoted(theme[1])).append(", \"intro\": ").append(quoted(theme[2])).append('}');
            if (forms.contains("hugo")) {
                write("hugo/content/themas/" + theme[0] + "/_index.md", "---\ntitle: " + quoted(theme[1]) + "\n---\n\n" + theme[2] + "\n");
            }
        }
        if (forms.contains("watals")) {
            write("watals/data/themas.yaml", yaml.toString());
        }
        if (forms.contains("eleventy")) {
            write("eleventy/src/_data/themas.json", json.append("\n]\n").toString());
        }
    }

    private void copySites(Path site) throws IOException {
        for (String form : forms) {
            Path from = site.resolve(form);
            Path to = directory.resolve(form);
            if (Files.exists(to)) {
                throw new IOException(to + " exists already: remove it first, a corpus is always made afresh");
            }
            try (var files = Files.walk(from)) {
                files.forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        if (madeDirectories.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- the texts ----

    /** Text that looks like Dutch: correct sentences from a small stock of parts. */
    private static final class Prose {
        private final SplittableRandom random;
        private final String internalLink;
        private int words;

        Prose(SplittableRandom random, String internalLink) {
            this.random = random;
            this.internalLink = internalLink;
        }

        String plainSentence() {
            return sentence(false);
        }

        /** Between 50 and 160 characters, as the contract for summaries asks. */
        String summary() {
            String text = plainSentence();
            while (text.length() < 50) {
                text += " " + plainSentence();
            }
            if (text.length() <= 160) {
                return text;
            }
            return text.substring(0, text.lastIndexOf(' ', 156)) + " …";
        }

        String editorsBody() {
            StringBuilder out = new StringBuilder();
            int target = 150 + random.nextInt(340);
            words = 0;
            paragraph(out);
            out.append("Lees ook [een eerder idee](").append(internalLink).append(").\n\n");
            int sinceHeading = 1;
            while (words < target) {
                if (sinceHeading >= 2 && target - words > 60 && random.nextInt(2) == 0) {
                    out.append("## ").append(Words.pick(random, Words.HEADINGS)).append("\n\n");
                    paragraph(out);
                    sinceHeading = 0;
                } else {
                    block(out);
                    sinceHeading++;
                }
            }
            return out.toString();
        }

        String visitorsBody() {
            StringBuilder out = new StringBuilder();
            int target = 150 + random.nextInt(340);
            words = 0;
            paragraph(out);
            while (words < target) {
                block(out);
            }
            return out.toString();
        }

        private void block(StringBuilder out) {
            switch (random.nextInt(8)) {
                case 0 -> list(out, "- ");
                case 1 -> list(out, "1. ");
                case 2 -> out.append("> ").append(sentence(true)).append("\n> ").append(sentence(true)).append("\n\n");
                default -> paragraph(out);
            }
        }

        private void list(StringBuilder out, String marker) {
            int items = 3 + random.nextInt(3);
            for (int i = 0; i < items; i++) {
                out.append(marker).append(sentence(random.nextInt(3) == 0)).append('\n');
            }
            out.append('\n');
        }

        private void paragraph(StringBuilder out) {
            int sentences = 3 + random.nextInt(4);
            int width = 0;
            for (int i = 0; i < sentences; i++) {
                String sentence = sentence(true);
                out.append(sentence);
                width += sentence.length();
                boolean last = i == sentences - 1;
                out.append(last ? "\n\n" : width > 100 ? "\n" : " ");
                width = width > 100 ? 0 : width;
            }
        }

        private String sentence(boolean marked) {
            String pattern = Words.pick(random, Words.SENTENCES);
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                switch (c) {
                    case '1' -> out.append(Words.pick(random, Words.ONE));
                    case '2' -> out.append(Words.pick(random, Words.MANY));
                    case '3' -> out.append(marked(Words.pick(random, Words.THINGS), marked));
                    case '4' -> out.append(Words.pick(random, Words.WHEN));
                    case '5' -> out.append(marked(Words.pick(random, Words.QUALITIES), marked));
                    case '6' -> out.append(Words.pick(random, Words.PLACES));
                    default -> out.append(c);
                }
            }
            out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
            for (int i = 0; i < out.length(); i++) {
                words += out.charAt(i) == ' ' ? 1 : 0;
            }
            words++;
            return out.toString();
        }

        private String marked(String text, boolean marked) {
            if (!marked) {
                return text;
            }
            return switch (random.nextInt(24)) {
                case 0, 1 -> "*" + text + "*";
                case 2 -> "**" + text + "**";
                case 3 -> "[" + text + "](https://voorbeeld.example/" + slug(text) + ")";
                default -> text;
            };
        }
    }

    /** The stock of words. Nobody is named and nothing in it looks like personal data. */
    private static final class Words {
        static final String[][] THEMES = {
            {"thuis-wonen", "Thuis wonen", "Ideeën om kinderen veilig thuis te laten opgroeien."},
            {"onderwijs", "Onderwijs", "Ideeën over school, leren en een diploma halen."},
            {"inspraak", "Inspraak", "Ideeën om mee te praten over je eigen leven."},
            {"pleegzorg", "Pleegzorg", "Ideeën voor kinderen en ouders in een pleeggezin."},
            {"gezin", "Gezin", "Ideeën over ouders, broers, zussen en grootouders."},
            {"wijk", "Wijk en buurt", "Ideeën voor hulp dicht bij huis."},
            {"geld", "Geld en schulden", "Ideeën over rondkomen, sparen en schulden."},
            {"toekomst", "Toekomst", "Ideeën voor de tijd na je achttiende."},
            {"gezondheid", "Gezondheid", "Ideeën over je goed voelen, in je hoofd en in je lijf."},
            {"samen-beslissen", "Samen beslissen", "Ideeën om besluiten samen te nemen."},
        };
        static final String[] ROLES = {"kind", "jongere", "ouder", "grootouder", "professional", "anders"};
        static final String[] HEADINGS = {
            "Hoe gaat het nu?", "Wat moet er anders?", "Wie kan hierbij helpen?", "Wat hebben we al geprobeerd?",
            "Wat kost het?", "Waar beginnen we?", "Wat vinden jongeren ervan?", "Wat zeggen ouders?",
            "Een eerste stap", "Vragen die overblijven", "Zo ziet een week eruit", "Wat is er nodig?",
        };
        /** 1 one person, 2 several, 3 thing, 4 when, 5 quality, 6 place. */
        static final String[] SENTENCES = {
            "1 vertelt dat 3 nu vaak te laat komt.",
            "2 willen dat 3 5 wordt.",
            "4 krijgt 1 te horen wat er met 3 gebeurt.",
            "Dat is niet 5, want 2 weten niet waar ze aan toe zijn.",
            "Als 1 zelf over 3 mag meepraten, dan wordt het gesprek 5.",
            "We zagen 6 dat 3 ook 5 kan zijn.",
            "4 zouden 2 samen naar 3 kunnen kijken.",
            "Het helpt als 3 op papier staat, in gewone taal.",
            "1 zei: “Niemand vroeg mij ooit wat ik van 3 vond.”",
            "Daarom stellen 2 voor om 6 met 3 te beginnen.",
            "Nu duurt het maanden voordat 1 iets merkt van 3.",
            "2 hebben 4 meer aan 3 dan aan nog een formulier.",
            "Dit idee maakt 3 niet duurder, maar wel 5.",
            "6 werkt het al zo, en 2 zijn daar blij mee.",
            "Soms is 3 er wel, maar past het niet bij wat 1 nodig heeft.",
            "Begin klein: 3 voor één gezin, en kijk 4 wat er veranderd is.",
            "Wie goed luistert, hoort dat 2 vooral 3 missen.",
            "1 moet 4 kunnen bellen met iemand die 3 kent.",
            "Er is geld voor 3, maar 2 kunnen er niet bij.",
            "Laat 1 kiezen wie erbij is als het over 3 gaat.",
            "Zo blijft 3 dicht bij huis en houdt 1 de eigen vrienden.",
            "Het is 5 om 4 te vragen hoe het met 3 gaat.",
            "2 maken een plan waarin 3 op de eerste plaats staat.",
            "Niet alles hoeft anders: 3 mag blijven zoals het is, als het maar 5 gebeurt.",
        };
        static final String[] ONE = {
            "een kind", "een jongere", "een moeder", "een vader", "een oma", "een opa", "een leraar",
            "een buurvrouw", "een hulpverlener", "een pleegouder", "een mentor", "een rechter",
            "een wijkverpleegkundige", "een jongerenwerker", "een tante", "een begeleider",
        };
        static final String[] MANY = {
            "kinderen", "jongeren", "ouders", "grootouders", "leraren", "buren", "hulpverleners", "pleegouders",
            "broers en zussen", "vrijwilligers", "gemeenten", "begeleiders", "wij", "alle betrokkenen",
        };
        static final String[] THINGS = {
            "het plan", "de hulp", "een vast gezicht", "de wachtlijst", "het dossier", "een eigen kamer",
            "het gesprek op school", "de overdracht", "een rustige plek", "het bezoek aan thuis", "de reis naar school",
            "het weekend", "een maatje", "het besluit", "de eerste afspraak", "een tweede mening", "de taal van de brieven",
            "het budget", "een steunpunt in de buurt", "de nazorg", "het contact met familie", "een vaste dag",
            "de zomervakantie", "het verhaal van het kind", "een gezamenlijke maaltijd", "de crisisplek",
            "het vertrouwen", "een eigen sleutel", "de begeleiding na school", "het netwerk om het gezin",
        };
        static final String[] WHEN = {
            "in de eerste week", "na een maand", "elk kwartaal", "voor het eerste gesprek", "na de verhuizing", "op vrijdagmiddag",
            "aan het eind van het schooljaar", "op elk moment", "vlak voor de zitting", "na de zomer", "al bij het begin", "elke avond",
        };
        static final String[] QUALITIES = {
            "eerlijk", "duidelijk", "menselijk", "rustig", "sneller", "veilig", "vertrouwd", "gewoon", "warm", "begrijpelijk",
            "op tijd", "minder zwaar", "dichterbij", "echt samen",
        };
        static final String[] PLACES = {
            "in de wijk", "op school", "thuis", "bij de gemeente", "in het buurthuis", "op de groep", "in het pleeggezin",
            "bij de rechtbank", "op het sportveld", "in een dorp verderop", "bij de huisarts", "aan de keukentafel",
        };

        private static final String[] TITLE_SUBJECTS = {
            "ieder kind", "elke jongere", "een moeder", "een vader", "elke oma", "elke opa", "de school", "de gemeente",
            "een pleeggezin", "elke hulpverlener", "de rechter", "een buurtgenoot", "iedere leraar", "een broer of zus",
            "de huisarts", "een maatje", "de hele straat", "elk wijkteam", "een ervaringsdeskundige", "de mentor",
            "een gezinshuis", "elke instelling", "de sportclub", "een tante of oom", "de bibliotheek", "elke wethouder",
            "een begeleider", "de jeugdarts", "een voogd", "ieder gezin", "de kinderraad", "een student", "elke werkgever",
            "de wooncorporatie", "een vrijwilliger", "de kinderopvang", "een vriend", "elke ouder", "het jongerenpanel", "de buurvrouw",
        };
        private static final String[] TITLE_CIRCUMSTANCES = {
            "vanaf de eerste dag", "na de verhuizing", "in de zomer", "elke week", "voor elk besluit", "na school",
            "in het weekend", "bij een nieuwe start", "zonder wachtlijst", "op de eigen fiets", "in gewone taal",
            "aan de keukentafel", "bij elk gesprek", "na de achttiende verjaardag", "in moeilijke tijden", "op vrijdag",
            "tijdens de vakantie", "met eigen geld", "in de eigen buurt", "bij elke overdracht", "een jaar lang",
            "zonder formulier", "met één telefoontje", "voor de zitting", "in de pauze", "na een crisis", "samen met anderen",
            "elke ochtend", "in het buurthuis", "op de groep", "bij het afscheid", "voor het slapengaan", "met de feestdagen",
            "binnen een dag", "op elk moment", "in alle rust", "buiten kantooruren", "met een tolk", "via de telefoon",
            "in kleine stappen", "op papier", "bij de voordeur", "zonder oordeel", "met een knipoog", "tijdens het eten",
            "in het eigen tempo", "bij slecht weer", "op woensdagmiddag", "zonder omwegen", "aan het eind van het jaar",
        };
        private static final String[] TITLE_ENDS = {
            "zelf mocht kiezen", "een eigen kamer kreeg", "het plan schreef", "mee mocht beslissen", "een maatje vond",
            "het verhaal vertelde", "een kaart stuurde", "naar huis kon bellen", "de sleutel bewaarde", "een maaltijd kookte",
            "het dossier kon lezen", "een vraag mocht stellen", "de deur openzette", "een nacht kon logeren", "de reis betaalde",
            "een brief kreeg", "het budget verdeelde", "op bezoek ging", "een feest gaf", "de regie hield", "een foto maakte",
            "het gesprek begon", "een hond meenam", "de muziek uitkoos", "de tijd kreeg", "een tweede kans gaf",
            "het woord nam", "een dag meeliep", "een tuin aanlegde", "de uitnodiging schreef", "een rustige plek had",
            "de agenda bepaalde", "een advies gaf", "het rapport naliep", "een vast gezicht werd", "de stilte verbrak",
            "een wens opschreef", "de begeleider uitkoos", "een stap vooruit deed", "het huiswerk hielp maken", "de rekening begreep",
            "een oefenhuis kreeg", "de vergadering leidde", "een fiets leende", "het goede voorbeeld gaf", "een film maakte",
            "de hulp vooraf regelde", "een vriend meebracht", "de eerste stap zette", "een les verzorgde", "de taal leerde",
            "een boek uitleende", "het contact bewaarde", "een veilige plek bood", "de klacht oploste", "een bankrekening opende",
            "het idee uitwerkte", "een avond vrij kreeg", "de vraag doorstuurde", "een nieuw begin maakte",
        };
        static final int TITLES = TITLE_SUBJECTS.length * TITLE_CIRCUMSTANCES.length * TITLE_ENDS.length;

        /** Walks through all combinations in a scattered order, so that no title comes twice. */
        static String title(long seed, int number) {
            int place = (int) Math.floorMod(number * 7919L + seed * 104_729L, (long) TITLES);
            String subject = TITLE_SUBJECTS[place % TITLE_SUBJECTS.length];
            place /= TITLE_SUBJECTS.length;
            String circumstance = TITLE_CIRCUMSTANCES[place % TITLE_CIRCUMSTANCES.length];
            String end = TITLE_ENDS[place / TITLE_CIRCUMSTANCES.length];
            return "Wat als " + subject + " " + circumstance + " " + end + "?";
        }

        static String pick(SplittableRandom random, String[] words) {
            return words[random.nextInt(words.length)];
        }
    }
}
