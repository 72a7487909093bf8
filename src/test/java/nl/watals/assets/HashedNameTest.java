package nl.watals.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashedNameTest {
    @Test
    void theHashStandsBeforeTheEnding() {
        assertThat(HashedName.of("fonts/text.woff2", 5)).isEqualTo("fonts/text.0000000000005.woff2");
        assertThat(HashedName.of("v1.2/LICENSE", -1)).isEqualTo("v1.2/LICENSE.fvvvvvvvvvvvv");
    }

    @Test
    void aHashedNameIsKnownAndNoOtherIs() {
        assertThat(HashedName.isHashed(HashedName.of("a.css", 123_456_789_123L)))
                .isTrue();
        assertThat(HashedName.isHashed("style.css")).isFalse();
        assertThat(HashedName.isHashed("a.min-and-more-w.css")).isFalse();
        assertThat(HashedName.isHashed(".0000000000005.css")).isTrue();
        assertThat(HashedName.isHashed("a.000000000000.css")).isFalse();
    }
}
