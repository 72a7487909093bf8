package nl.watals.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * A running server. Every answer carries {@link SecurityHeaders}; bodies have a limit, whether their length is told or not;
 * a client that stays silent, or sends slowly without an end, is let go. Nothing is logged, since addresses and texts are private: what goes wrong inside is
 * told to the observer that was given.
 */
public final class WebServer implements AutoCloseable {
    private static final int SHUTDOWN_IDLE_MILLIS = 50;
    private static final int STOP_MILLIS = 10_000;
    private static final int MAX_HEADERS = 16 * 1024;

    private final Javalin javalin;
    private final WebOptions options;
    private final int port;

    private WebServer(Javalin javalin, WebOptions options) {
        this.javalin = javalin;
        this.port = javalin.port();
        this.options = options;
    }

    /** Hears of mistakes of the program; the request that met one was answered with status 500. From any thread. */
    @FunctionalInterface
    public interface Observer {
        void failed(Throwable thrown);
    }

    /**
     * Starts a server with these parts.
     *
     * @throws IOException if it cannot listen there
     */
    public static WebServer start(WebOptions options, List<WebApp> apps, Observer observer) throws IOException {
        Javalin javalin = Javalin.create(config -> {
            configure(config, options);
            HostCheck hosts = new HostCheck(options);
            config.routes.before(SecurityHeaders::add);
            config.routes.before(hosts::check);
            config.routes.exception(HttpResponseException.class, (e, ctx) -> ctx.status(e.getStatus()));
            config.routes.exception(Exception.class, (e, ctx) -> ctx.status(status(e, observer)));
            apps.forEach(app -> app.addTo(config.routes));
            for (int status = 400; status < 600; status++) {
                config.routes.error(status, ctx -> fail(ctx, apps));
            }
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new IOException("cannot listen on " + options.host() + ":" + options.port() + "; is it in use?", e);
        }
        return new WebServer(javalin, options);
    }

    private static void configure(JavalinConfig config, WebOptions options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = options.maxBody();
        config.router.treatMultipleSlashesAsSingleSlash = false;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setRequestHeaderSize(MAX_HEADERS);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, options));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new BareErrors());
            BodyDeadline.insertInto(server, options);
            server.insertHandler(new SizeLimitHandler(options.maxBody(), -1));
            server.insertHandler(new GracefulHandler());
        });
    }

    /** What Jetty says of a request while its body is read, such as that it is too large, is no mistake of ours. */
    private static int status(Exception thrown, Observer observer) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refused) {
                return refused.getCode();
            }
            if (cause instanceof EofException) {
                return HttpStatus.BAD_REQUEST_400;
            }
            if (cause instanceof TimeoutException) {
                return HttpStatus.REQUEST_TIMEOUT_408;
            }
        }
        observer.failed(thrown);
        return HttpStatus.INTERNAL_SERVER_ERROR_500;
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, WebOptions options) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(options.patience().toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        return connector;
    }

    private static void fail(Context ctx, List<WebApp> apps) {
        if (ctx.attribute(Answered.KEY) != null) {
            return;
        }
        WebApp best = null;
        for (WebApp app : apps) {
            boolean inside = ctx.path().equals(app.path()) || ctx.path().startsWith(app.path() + "/");
            if (inside && (best == null || app.path().length() > best.path().length())) {
                best = app;
            }
        }
        if (best == null) {
            ctx.contentType("text/plain; charset=utf-8").result(HttpStatus.getMessage(ctx.statusCode()));
        } else {
            best.fail(ctx, ctx.statusCode());
        }
    }

    /** What Jetty says to a request that is no HTTP or too large, before anybody of ours sees it. */
    private static final class BareErrors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            SecurityHeaders.add(response.getHeaders());
            response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
            response.write(true, ByteBuffer.wrap(text(response.getStatus())), callback);
            return true;
        }

        private static byte[] text(int status) {
            return (HttpStatus.getMessage(status) + "\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Where people reach it, without a slash at the end. */
    public URI url() {
        return options.url().orElseGet(() -> {
            boolean six = options.host().indexOf(':') >= 0;
            return URI.create("http://" + (six ? "[" + options.host() + "]" : options.host()) + ":" + port);
        });
    }

    /** Stops: no new requests; those that run have ten seconds to end. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            // Whoever did not end within the time was let go of; that is what was promised.
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
        }
    }
}
