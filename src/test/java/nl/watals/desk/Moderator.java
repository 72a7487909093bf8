package nl.watals.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import nl.watals.browser.Chromium;

/** Somebody at the desk, in a browser of their own. What the browser complains about is kept. */
final class Moderator implements AutoCloseable {
    private final DeskServer server;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Moderator(DeskServer server, boolean javaScript) {
        this(server, Chromium.visitor(1280, ColorScheme.LIGHT, javaScript));
    }

    Moderator(DeskServer server, BrowserContext browser) {
        this.server = server;
        this.browser = browser;
        this.page = browser.newPage();
        page.setDefaultTimeout(15_000);
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

    Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    Moderator logIn(String name) {
        return logIn(name, DeskServer.PASSWORD);
    }

    Moderator logIn(String name, String password) {
        page.navigate(server.url("/balie/inloggen"));
        fillLogIn(name, password);
        return this;
    }

    void fillLogIn(String name, String password) {
        page.fill("#naam", name);
        page.fill("#wachtwoord", password);
        page.click("button.primary");
        page.waitForLoadState();
    }

    Moderator open(String id) {
        page.navigate(server.url("/balie/inzending/" + id));
        return this;
    }

    Moderator press(String button) {
        page.click("button:not(.unseen):text-is('" + button + "')");
        return this;
    }

    String text() {
        return page.innerText("main");
    }

    String heading() {
        return page.innerText("h1");
    }

    /** What a browser says when something runs or is loaded that should not be. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
    }
}
