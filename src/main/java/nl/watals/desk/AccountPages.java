package nl.watals.desk;

import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.inbox.AuditRow;
import nl.watals.web.Answered;

/** What somebody does with their own account, what an administrator sees, and the help sheet. */
final class AccountPages {
    private static final int MOST_AUDIT = 200;

    private final Parts parts;
    private final SecureRandom random = new SecureRandom();

    AccountPages(Parts parts) {
        this.parts = parts;
    }

    void show(Visit visit) {
        show(visit, "", visit.query("gedaan").equals("ja") ? "account.done" : "");
    }

    private void show(Visit visit, String problem, String done) {
        Map<String, Object> model = new HashMap<>();
        model.put("problem", problem);
        model.put("done", done);
        if (!visit.user().secondFactor()) {
            String secret = Totp.newSecret(random);
            model.put("secret", secret);
            model.put(
                    "qr",
                    QrCode.of(Totp.address(
                            secret, parts.site().name(), visit.user().name())));
        }
        model.put("shortest", Passwords.SHORTEST);
        if (!problem.isEmpty()) {
            visit.request().status(Desk.NOT_ACCEPTED);
            Answered.mark(visit.request());
        }
        visit.show("account.peb", model);
    }

    void change(Visit visit) {
        Optional<DeskUsers.Account> account = parts.users().find(visit.user().name());
        boolean right = account.isPresent()
                && Passwords.matches(visit.field("huidig"), account.get().passwordHash());
        if (!right) {
            show(visit, "account.wrong", "");
            return;
        }
        String problem = switch (visit.field("doe")) {
            case "wachtwoord" -> password(visit);
            case "code-aan" -> secondFactor(visit);
            case "code-uit" -> {
                parts.users().removeSecondFactor(visit.user().name());
                yield "";
            }
            default -> "account.wrong";
        };
        if (!problem.isEmpty()) {
            show(visit, problem, "");
        } else if (visit.field("doe").equals("wachtwoord")) {
            visit.goTo("/inloggen");
        } else {
            visit.goTo("/account?gedaan=ja");
        }
    }

    private String password(Visit visit) {
        String password = visit.field("nieuw");
        Optional<String> weak = Passwords.weakness(password, visit.user().name());
        if (weak.isPresent()) {
            return weak.get();
        }
        parts.users().setPassword(visit.user().name(), password);
        return "";
    }

    private String secondFactor(Visit visit) {
        String secret = visit.field("geheim");
        boolean fine =
                secret.length() == 32 && secret.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '2' && c <= '7');
        var step = fine
                ? Totp.step(secret, visit.field("code"), parts.clock().instant(), 0)
                : java.util.OptionalLong.empty();
        if (step.isEmpty()) {
            return "account.code";
        }
        parts.users().setSecondFactor(visit.user().name(), secret, step.getAsLong());
        return "";
    }

    void help(Visit visit) {
        visit.show("help.peb", Map.of());
    }

    void administration(Visit visit) {
        List<AuditRow> audit = parts.moderation().lastAudit(MOST_AUDIT);
        visit.show("admin.peb", Map.of("users", parts.users().list(), "audit", audit));
    }

    /** Logs somebody out everywhere. */
    void administer(Visit visit) {
        parts.sessions().endAllOf(visit.field("wie"));
        visit.request().redirect(Desk.PATH + "/beheer", HttpStatus.SEE_OTHER);
    }
}
