package nl.watals.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;

/** Somebody at the desk, in a browser window of their own. What the browser complains about is kept. */
final class Moderator implements AutoCloseable {
    /** Opening a window takes longer than most tests; one that is closed is cleared and given to the next moderator. */
    private static final List<Window> FREE = new ArrayList<>();

    private final DeskServer server;
    private final Window window;

    Moderator(DeskServer server, boolean javaScript) {
        this(server, free(javaScript));
    }

    Moderator(DeskServer server, BrowserContext browser) {
        this(server, new Window(browser, true, false));
    }

    private Moderator(DeskServer server, Window window) {
        this.server = server;
        this.window = window;
    }

    private static Window free(boolean javaScript) {
        for (Window window : FREE) {
            if (window.javaScript == javaScript) {
                FREE.remove(window);
                return window;
            }
        }
        return new Window(Chromium.visitor(1280, ColorScheme.LIGHT, javaScript), javaScript, true);
    }

    private static final class Window {
        private final BrowserContext browser;
        private final Page page;
        private final boolean javaScript;
        private final boolean kept;
        private final List<String> complaints = new ArrayList<>();

        private Window(BrowserContext browser, boolean javaScript, boolean kept) {
            this.browser = browser;
            this.page = browser.newPage();
            this.javaScript = javaScript;
            this.kept = kept;
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                // A preview holds the scripts of its page, and the frame keeps them from running, as it should.
                boolean expected = message.text().contains("server responded with a status of")
                        || message.text().contains("frame is sandboxed");
                if (message.type().equals("error") && !expected) {
                    complaints.add(message.text());
                }
            });
            page.onDialog(dialog -> {
                if (!dialog.type().equals("beforeunload")) {
                    complaints.add("a dialog: " + dialog.message());
                }
                dialog.accept();
            });
        }

        private void close() {
            if (!kept) {
                browser.close();
                return;
            }
            page.navigate("about:blank");
            browser.clearCookies();
            complaints.clear();
            FREE.add(this);
        }
    }

    Page page() {
        return window.page;
    }

    BrowserContext browser() {
        return window.browser;
    }

    /** With a session, as after logging in; no page is open yet. */
    Moderator enter(String name) {
        browser().addCookies(List.of(new Cookie("balie", server.session(name)).setUrl(server.url("/"))));
        return this;
    }

    Moderator logIn(String name) {
        return logIn(name, DeskServer.PASSWORD);
    }

    Moderator logIn(String name, String password) {
        page().navigate(server.url("/balie/inloggen"));
        fillLogIn(name, password);
        return this;
    }

    void fillLogIn(String name, String password) {
        page().fill("#naam", name);
        page().fill("#wachtwoord", password);
        page().click("button.primary");
        page().waitForLoadState();
    }

    Moderator queue() {
        page().navigate(server.url("/balie/"));
        return this;
    }

    Moderator open(String id) {
        page().navigate(server.url("/balie/inzending/" + id));
        return this;
    }

    Moderator press(String button) {
        page().click("button:not(.unseen):text-is('" + button + "')");
        return this;
    }

    String text() {
        return page().innerText("main");
    }

    String heading() {
        return page().innerText("h1");
    }

    /** What a browser says when something runs or is loaded that should not be. */
    List<String> complaints() {
        return window.complaints;
    }

    @Override
    public void close() {
        window.close();
    }
}
