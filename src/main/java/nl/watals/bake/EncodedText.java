package nl.watals.bake;

import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** What a template always writes, as text and as the bytes of a page. */
final class EncodedText extends TextNode {
    private final byte[] utf8;

    EncodedText(String text, int line) {
        super(text, line);
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        if (writer instanceof Utf8Writer page) {
            page.writeEncoded(utf8);
        } else {
            super.render(self, writer, context);
        }
    }
}
