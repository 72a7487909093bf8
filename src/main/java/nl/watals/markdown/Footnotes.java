package nl.watals.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.Paragraph;

/**
 * The footnotes of one text, numbered in the order of their first reference: those of the text itself first, then those
 * that only other footnotes refer to. Ids hold a colon, which no heading's id does, so they never clash.
 */
final class Footnotes {
    private static final String PARAGRAPH_END = "</p>\n";

    private final Labels labels;
    private final DefinitionMap<FootnoteDefinition> definitions = new DefinitionMap<>(FootnoteDefinition.class);
    private final Map<String, Note> byLabel = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<FootnoteReference, Reference> nested = new IdentityHashMap<>();

    Footnotes(Labels labels) {
        this.labels = labels;
    }

    /** A footnote that is referred to. */
    private static final class Note {
        private final int number;
        private final String label;
        private int references;

        Note(int number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    private record Reference(int note, int number) {
        String id() {
            return number == 1 ? "fnref:" + note : "fnref:" + note + ":" + number;
        }
    }

    /** The earlier definition of the same label, or null. */
    FootnoteDefinition define(FootnoteDefinition definition) {
        return definitions.putIfAbsent(definition.getLabel(), definition);
    }

    boolean isEmpty() {
        return notes.isEmpty();
    }

    TreeSet<String> labels() {
        TreeSet<String> known = new TreeSet<>();
        for (FootnoteDefinition definition : definitions.values()) {
            known.add(definition.getLabel());
        }
        return known;
    }

    List<FootnoteDefinition> unused() {
        List<FootnoteDefinition> unused = new ArrayList<>();
        if (definitions.values().size() > notes.size()) {
            Map<FootnoteDefinition, Boolean> used = new IdentityHashMap<>();
            for (Note note : notes) {
                used.put(definitions.get(note.label), true);
            }
            for (FootnoteDefinition definition : definitions.values()) {
                if (!used.containsKey(definition)) {
                    unused.add(definition);
                }
            }
        }
        return unused;
    }

    private Reference refer(FootnoteReference reference) {
        Note note = byLabel.get(reference.getLabel());
        if (note == null) {
            note = byCanonicalLabel(reference.getLabel());
        }
        return new Reference(note.number, ++note.references);
    }

    private Note byCanonicalLabel(String label) {
        FootnoteDefinition definition = definitions.get(label);
        String canonical = definition == null ? label : definition.getLabel();
        Note note = byLabel.get(canonical);
        if (note == null) {
            note = new Note(notes.size() + 1, canonical);
            notes.add(note);
            byLabel.put(canonical, note);
        }
        byLabel.put(label, note);
        return note;
    }

    void writeReference(StringBuilder out, FootnoteReference node) {
        Reference known = nested.get(node);
        Reference reference = known == null ? refer(node) : known;
        out.append("<sup class=\"footnote-ref\"><a href=\"#fn:").append(reference.note());
        out.append("\" id=\"").append(reference.id()).append("\" aria-label=\"");
        Html.text(out, labels.footnote());
        out.append(' ').append(reference.note()).append("\">");
        out.append(reference.note()).append("</a></sup>");
    }

    /** Numbers the references inside footnotes, before any of them is written: the links back must be complete. */
    void collectNested() {
        for (int i = 0; i < notes.size(); i++) {
            FootnoteDefinition definition = definitions.get(notes.get(i).label);
            definition.accept(new AbstractVisitor() {
                @Override
                public void visit(CustomNode node) {
                    if (node instanceof FootnoteReference reference) {
                        nested.put(reference, refer(reference));
                    } else {
                        visitChildren(node);
                    }
                }
            });
        }
    }

    void write(StringBuilder out, EditorRenderer renderer) {
        Html.line(out);
        out.append("<section class=\"footnotes\" aria-label=\"");
        Html.text(out, labels.footnotes());
        out.append("\">\n<ol>\n");
        for (Note note : notes) {
            FootnoteDefinition definition = definitions.get(note.label);
            out.append("<li id=\"fn:").append(note.number).append("\">\n");
            renderer.container(definition);
            writeBackLinks(out, note, definition.getLastChild() instanceof Paragraph);
            Html.line(out);
            out.append("</li>\n");
        }
        out.append("</ol>\n</section>\n");
    }

    private void writeBackLinks(StringBuilder out, Note note, boolean insideParagraph) {
        int end = out.length() - PARAGRAPH_END.length();
        boolean inside = insideParagraph && end >= 0 && out.indexOf(PARAGRAPH_END, end) == end;
        if (inside) {
            out.setLength(end);
        }
        for (int i = 1; i <= note.references; i++) {
            Reference reference = new Reference(note.number, i);
            out.append(inside || i > 1 ? " " : "").append("<a class=\"footnote-back\" href=\"#");
            out.append(reference.id()).append("\" aria-label=\"");
            Html.text(out, labels.backToText());
            out.append(' ').append(note.number);
            if (i > 1) {
                out.append(" (").append(i).append(')');
            }
            out.append("\">↩");
            if (i > 1) {
                out.append("<sup>").append(i).append("</sup>");
            }
            out.append("</a>");
        }
        if (inside) {
            out.append(PARAGRAPH_END);
        }
    }
}
