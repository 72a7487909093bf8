package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Passwords and the codes of a phone. */
class PasswordsTest {
    @Test
    void aHashIsArgon2idWithItsParametersAndItsOwnSalt() {
        String hash = Passwords.hash("een paard en een nietje");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("paard");
        assertThat(Passwords.hash("een paard en een nietje")).isNotEqualTo(hash);
        assertThat(Passwords.matches("een paard en een nietje", hash)).isTrue();
        assertThat(Passwords.matches("een paard en een Nietje", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
        assertThat(Passwords.matches("a".repeat(100_000), hash)).isFalse();
    }

    @Test
    void aWeakPasswordIsRefusedWithTheReason() {
        assertThat(Passwords.weakness("kort", "anna")).contains("password.short");
        assertThat(Passwords.weakness("aaaaaaaaaaaaaaa", "anna")).contains("password.easy");
        assertThat(Passwords.weakness("Anna1234567890", "anna")).contains("password.easy");
        assertThat(Passwords.weakness("x".repeat(201), "anna")).contains("password.long");
        assertThat(Passwords.weakness("een paard en een nietje", "anna")).isEmpty();
    }

    /** The examples of RFC 6238, appendix B, their last six digits. */
    @Test
    void codesAreThoseOfTheStandard() {
        String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assertThat(Totp.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(secret, 1111111109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(secret, 2000000000L / 30)).isEqualTo("279037");
        assertThat(Totp.code(secret, 20000000000L / 30)).isEqualTo("353130");
    }

    @Test
    void aCodeCountsOnceAndAHalfMinuteEarlyOrLate() {
        String secret = Totp.newSecret(new SecureRandom());
        Instant now = Instant.ofEpochSecond(1_800_000_000L);
        long step = now.getEpochSecond() / 30;
        assertThat(Totp.step(secret, Totp.code(secret, step - 1), now, 0)).hasValue(step - 1);
        assertThat(Totp.step(secret, Totp.code(secret, step + 1), now, 0)).hasValue(step + 1);
        assertThat(Totp.step(secret, Totp.code(secret, step + 2), now, 0)).isEmpty();
        assertThat(Totp.step(secret, Totp.code(secret, step), now, step)).isEmpty();
        assertThat(Totp.step(secret, "", now, 0)).isEmpty();
        assertThat(secret).matches("[A-Z2-7]{32}");
    }
}
