package nl.watals.inbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jdbi.v3.core.Handle;

/**
 * Sends the mail that waits. A server that is down loses nothing: the mail waits longer each time, a day at most, and is
 * given up after two weeks. A mail that the server refuses for good is kept as failed, without its words.
 *
 * <p>Each mail is claimed before it is sent, so that two processes do not send it twice. When this one is killed between
 * sending and noting that, it goes out again, with the same {@code Message-ID}. Thread-safe.
 */
public final class MailDelivery {
    private static final int AT_ONCE = 20;
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration GIVE_UP = Duration.ofDays(14);
    private static final Duration[] PAUSES = {
        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8)
    };
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final String TIMEOUT_MILLIS = "20000";

    private final Inbox inbox;
    private final Database database;
    private final MailSettings settings;

    public MailDelivery(Inbox inbox, MailSettings settings) {
        this.inbox = inbox;
        this.database = inbox.database();
        this.settings = settings;
    }

    /**
     * What became of the mail that was due.
     *
     * @param later it could not be sent now
     * @param failed it cannot be sent at all
     */
    public record Delivered(int sent, int later, int failed) {
        private Delivered plus(Delivered other) {
            return new Delivered(sent + other.sent, later + other.later, failed + other.failed);
        }
    }

    private record Mail(
            long seq, String item, MailTemplate template, String words, int tries, Instant created, String messageId) {}

    /** Sends all that is due. */
    public Delivered sendDue() {
        Delivered all = new Delivered(0, 0, 0);
        for (List<Mail> mails = claim(); !mails.isEmpty(); mails = claim()) {
            all = all.plus(send(mails));
        }
        return all;
    }

    /** A mail as its receiver would see it. Private. */
    public record Shown(Instant since, String to, String subject, String body) {
        @Override
        public String toString() {
            return "Shown[" + since + "]";
        }
    }

    /** The mail that waits, the latest first, without doing anything about it. */
    public List<Shown> waiting(int most) {
        return database.read(handle -> {
            List<Shown> waiting = new ArrayList<>();
            List<Mail> mails = handle.createQuery(
                            "SELECT seq, item, template, words, tries, created_at, message_id FROM outbox"
                                    + " WHERE status = 'waiting' ORDER BY seq DESC LIMIT :most")
                    .bind("most", most)
                    .map((row, context) -> mail(row))
                    .list();
            for (Mail mail : mails) {
                letter(handle, mail)
                        .ifPresent(letter -> waiting.add(new Shown(
                                mail.created(),
                                letter.to(),
                                letter.text().subject(),
                                letter.text().body())));
            }
            return waiting;
        });
    }

    private List<Mail> claim() {
        long now = inbox.now().toEpochMilli();
        return database.write(handle -> {
            List<Mail> mails = handle.createQuery(
                            "SELECT seq, item, template, words, tries, created_at, message_id FROM outbox"
                                    + " WHERE status = 'waiting' AND next_try <= :now AND claimed_until <= :now"
                                    + " ORDER BY next_try, seq LIMIT :most"
                                    + (database.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : ""))
                    .bind("now", now)
                    .bind("most", AT_ONCE)
                    .map((row, context) -> mail(row))
                    .list();
            for (Mail mail : mails) {
                handle.execute("UPDATE outbox SET claimed_until = ? WHERE seq = ?", now + CLAIM.toMillis(), mail.seq());
            }
            return mails;
        });
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("seq"),
                row.getString("item"),
                MailTemplate.of(row.getString("template")),
                row.getString("words"),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("message_id"));
    }

    private Delivered send(List<Mail> mails) {
        Session session = session();
        Delivered delivered = new Delivered(0, 0, 0);
        try (Transport transport = session.getTransport()) {
            connect(transport);
            for (Mail mail : mails) {
                delivered = delivered.plus(send(mail, session, transport));
            }
            return delivered;
        } catch (MessagingException e) {
            // Nobody answers: every mail of the batch that has not been dealt with waits for another time.
            int later = 0;
            for (Mail mail : mails) {
                later += postpone(mail);
            }
            return delivered.plus(new Delivered(0, later, 0));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(settings.user(), settings.password());
        }
    }

    private Session session() {
        Properties properties = new Properties();
        String protocol = settings.security().equals("tls") ? "smtps" : "smtp";
        properties.put("mail.transport.protocol", protocol);
        properties.put("mail." + protocol + ".host", settings.host());
        properties.put("mail." + protocol + ".port", Integer.toString(settings.port()));
        properties.put(
                "mail." + protocol + ".auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
        properties.put("mail." + protocol + ".writetimeout", TIMEOUT_MILLIS);
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (settings.security().equals("starttls")) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        return Session.getInstance(properties);
    }

    private Delivered send(Mail mail, Session session, Transport transport) throws MessagingException {
        Optional<Letter> letter = database.read(handle -> letter(handle, mail));
        if (letter.isEmpty()) {
            forget(mail);
            return new Delivered(0, 0, 0);
        }
        if (!MailSettings.isAddress(letter.get().to())) {
            fail(mail);
            return new Delivered(0, 0, 1);
        }
        try {
            Message message = message(letter.get(), mail, session);
            transport.sendMessage(message, message.getAllRecipients());
            done(mail, "sent");
            return new Delivered(1, 0, 0);
        } catch (SendFailedException e) {
            if (isForGood(e)) {
                fail(mail);
                return new Delivered(0, 0, 1);
            }
            return new Delivered(0, postpone(mail), 0);
        }
    }

    private record Letter(String to, MailText text) {}

    /** The mail as it is now; empty when the address was erased since. */
    private Optional<Letter> letter(Handle handle, Mail mail) {
        String to = Items.contact(handle, mail.item()).email().strip();
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String item = mail.template() == MailTemplate.MERGED ? mail.words() : mail.item();
        String address = address(handle, item);
        return Optional.of(new Letter(to, MailText.of(mail.template(), mail.words(), address, settings)));
    }

    private String address(Handle handle, String item) {
        return handle.createQuery(
                        "SELECT record_kind, slug, record_page FROM item WHERE id = :id AND state = 'published'")
                .bind("id", item)
                .map((row, context) -> switch (row.getString("record_kind")) {
                    case "idea" ->
                        settings.site() + "/" + (settings.ideas().isEmpty() ? "" : settings.ideas() + "/")
                                + row.getString("slug") + "/";
                    case "reaction" -> settings.site() + row.getString("record_page");
                    default -> settings.site() + "/";
                })
                .findOne()
                .orElse("");
    }

    private Message message(Letter letter, Mail mail, Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.messageId() + "@" + settings.host() + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.text().subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text().body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(inbox.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", settings.language());
        message.saveChanges();
        return message;
    }

    /** Whether the server says that it will never take this mail: codes from 500 on, by RFC 5321. */
    private static boolean isForGood(SendFailedException e) {
        for (Exception cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException failed && failed.getReturnCode() >= 500) {
                return true;
            }
            if (cause instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 500) {
                return true;
            }
        }
        return false;
    }

    private static Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** Lets a mail wait; it is given up when it has waited too long. Returns 1 when it still waits. */
    private int postpone(Mail mail) {
        Instant now = inbox.now();
        if (mail.created().plus(GIVE_UP).isBefore(now)) {
            fail(mail);
            return 0;
        }
        Duration pause = mail.tries() < PAUSES.length ? PAUSES[mail.tries()] : LONGEST_PAUSE;
        return database.write(
                handle -> handle.createUpdate("UPDATE outbox SET tries = tries + 1, next_try = :next, claimed_until = 0"
                                + " WHERE seq = :seq AND status = 'waiting' AND tries = :tries")
                        .bind("next", now.plus(pause).toEpochMilli())
                        .bind("seq", mail.seq())
                        .bind("tries", mail.tries())
                        .execute());
    }

    private void fail(Mail mail) {
        done(mail, "failed");
    }

    /** The words are private, and nobody needs them again. */
    private void done(Mail mail, String status) {
        database.<Void>write(handle -> {
            handle.execute(
                    "UPDATE outbox SET status = ?, words = '', claimed_until = 0, next_try = ? WHERE seq = ?",
                    status,
                    inbox.now().toEpochMilli(),
                    mail.seq());
            return null;
        });
    }

    private void forget(Mail mail) {
        database.<Void>write(handle -> {
            handle.execute("DELETE FROM outbox WHERE seq = ?", mail.seq());
            return null;
        });
    }
}
