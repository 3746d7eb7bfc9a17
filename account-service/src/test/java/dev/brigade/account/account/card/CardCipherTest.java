package dev.brigade.account.account.card;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brigade.account.account.Card;
import dev.brigade.account.account.CardNumber;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardCipherTest {

    private static final CardNumber NUMBER = new CardNumber("4111111111111111");

    private final CardCipher cipher = new CardCipher(key(1));

    @Test
    void a_sealed_number_is_opened_again() {
        Card card = cipher.seal(NUMBER, "ada");
        assertThat(card.masked()).isEqualTo("**** **** **** 1111");
        assertThat(cipher.open(card, "ada")).isEqualTo(NUMBER);
    }

    @Test
    void the_same_number_is_never_sealed_alike() {
        assertThat(cipher.seal(NUMBER, "ada")).isNotEqualTo(cipher.seal(NUMBER, "ada"));
    }

    @Test
    void a_sealed_number_does_not_show_the_number() {
        byte[] sealed = Base64.getDecoder().decode(cipher.seal(NUMBER, "ada").sealed());
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain(NUMBER.digits());
    }

    @Test
    void another_key_is_told_apart() {
        Card card = cipher.seal(NUMBER, "ada");
        assertThatExceptionOfType(InvalidCardKeyException.class)
                .isThrownBy(() -> new CardCipher(key(2)).open(card, "ada"))
                .withMessageStartingWith("BRIGADE_CARD_KEY is not the key");
    }

    @Test
    void a_sealed_number_means_nothing_in_another_account() {
        Card card = cipher.seal(NUMBER, "ada");
        assertThatExceptionOfType(InvalidCardKeyException.class)
                .isThrownBy(() -> cipher.open(card, "bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret!", "c2hvcnQ=", "AAAA"})
    void a_key_that_is_missing_or_wrong_is_refused_in_one_line_that_says_what_to_do(String text) {
        assertThatExceptionOfType(InvalidCardKeyException.class)
                .isThrownBy(() -> CardKey.of(Optional.of(text)))
                .withMessageMatching("BRIGADE_CARD_KEY .*openssl rand -base64 32");
    }

    @Test
    void an_absent_key_is_refused() {
        assertThatExceptionOfType(InvalidCardKeyException.class)
                .isThrownBy(() -> CardKey.of(Optional.empty()))
                .withMessageStartingWith("BRIGADE_CARD_KEY is missing");
    }

    private static CardKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return CardKey.of(Optional.of(Base64.getEncoder().encodeToString(bytes)));
    }
}
