package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Writer;

/**
 * {@code {% cache key %}…{% endcache %}} renders its body once for each value of the key, and gives it to every page that
 * asks for the same. It takes the place of Pebble's own tag, which hides its body from the escaper, so that nothing in it
 * is escaped.
 */
final class CacheTag implements TokenParser {
    private static final String END = "endcache";

    private final BlockCache cache;

    CacheTag(BlockCache cache) {
        this.cache = cache;
    }

    @Override
    public String getTag() {
        return "cache";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        Expression<?> key = parser.getExpressionParser().parseExpression();
        stream.expect(Token.Type.EXECUTE_END);
        BodyNode body = parser.subparse(word -> word.test(Token.Type.NAME, END));
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return new CachedNode(token.getLineNumber(), key, body, cache.newTag());
    }

    /** One block in a template. */
    private static final class CachedNode extends AbstractRenderableNode {
        private final Expression<?> key;
        private final BodyNode body;
        private final BlockCache.Blocks blocks;

        private CachedNode(int line, Expression<?> key, BodyNode body, BlockCache.Blocks blocks) {
            super(line);
            this.key = key;
            this.body = body;
            this.blocks = blocks;
        }

        /** Those who walk through a template, the escaper among them, find the body. */
        @Override
        public void accept(NodeVisitor visitor) {
            body.accept(visitor);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            Object value = key.evaluate(self, context);
            if (value == null) {
                throw new PebbleException(null, "`cache` needs a key", getLineNumber(), self.getName());
            }
            blocks.write(value, body::render, self, writer, context);
        }
    }
}
