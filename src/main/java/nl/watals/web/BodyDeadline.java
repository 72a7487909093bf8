package nl.watals.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
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

    private static final long AGAIN_MILLIS = 1_000;

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
        Deadline deadline = new Deadline(request);
        deadline.in(millis);
        Request.addCompletionListener(request, failure -> deadline.cancel());
        return super.handle(new Timed(request, deadline), response, callback);
    }

    private static boolean hasBody(HttpFields headers) {
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** The end of one client's time. */
    private static final class Deadline implements Runnable {
        private final Request request;
        private final Scheduler scheduler;
        private Scheduler.Task next;
        private boolean over;

        private Deadline(Request request) {
            this.request = request;
            this.scheduler = request.getComponents().getScheduler();
        }

        private synchronized void in(long millis) {
            if (!over) {
                next = scheduler.schedule(this, millis, TimeUnit.MILLISECONDS);
            }
        }

        private synchronized void cancel() {
            over = true;
            next.cancel();
        }

        private synchronized boolean isOver() {
            return over;
        }

        /**
         * As if it had been silent all the time: who waits for the rest of the body is told so. A piece that arrives at this
         * very moment can hide that, and so it is said again until it is heard.
         */
        @Override
        public void run() {
            Connection connection = request.getConnectionMetaData().getConnection();
            if (!isOver() && connection.getEndPoint().isOpen()) {
                connection.onIdleExpired(new TimeoutException("the body took too long"));
                in(AGAIN_MILLIS);
            }
        }
    }

    /** Once the body is there, the time that its handling takes is ours. */
    private static final class Timed extends Request.Wrapper {
        private final Deadline deadline;

        private Timed(Request request, Deadline deadline) {
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
