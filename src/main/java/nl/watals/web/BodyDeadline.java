package nl.watals.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads bodies before any thread works on their requests, so that slow clients keep nobody else waiting; cuts off the client
 * whose body is not there within the time.
 */
final class BodyDeadline extends Handler.Wrapper {
    /** Each piece of a body that waits holds a buffer of the connection, however small it is. */
    private static final int BUFFER = 8 * 1024;

    private final long millis;

    private BodyDeadline(long millis) {
        this.millis = millis;
    }

    /** Puts both around the handlers that the server has. */
    static void insertInto(Server server, WebOptions options) {
        server.insertHandler(new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(options.maxBody() + BUFFER, BUFFER, false)));
        server.insertHandler(new BodyDeadline(2 * options.patience().toMillis()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request.getHeaders())) {
            return super.handle(request, response, callback);
        }
        Scheduler.Task deadline =
                request.getComponents().getScheduler().schedule(() -> cutOff(request), millis, TimeUnit.MILLISECONDS);
        Request.addCompletionListener(request, failure -> deadline.cancel());
        return super.handle(new Timed(request, deadline), response, callback);
    }

    private static boolean hasBody(HttpFields headers) {
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** As if it had been silent all the time: who waits for the rest of the body is told so. */
    private static void cutOff(Request request) {
        request.getConnectionMetaData().getConnection().onIdleExpired(new TimeoutException("the body took too long"));
    }

    /** Once the body is there, the time that its handling takes is ours. */
    private static final class Timed extends Request.Wrapper {
        private final Scheduler.Task deadline;

        private Timed(Request request, Scheduler.Task deadline) {
            super(request);
            this.deadline = deadline;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                deadline.cancel();
            }
            return chunk;
        }
    }
}
