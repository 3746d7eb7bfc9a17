package dev.brigade.account.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "ada.lovelace+food@mail.example.org", "o'neil@example.ie"})
    void an_email_address_is_taken(String text) {
        assertThat(new Email(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "a b@example.org",
                "ada@example..org",
                ".ada@example.org",
                "ada@-example.org",
                "ada@example.org\n",
                "ada@example.org, bob@example.org"
            })
    void what_is_no_email_address_cannot_be_one(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Email(text))
                .withMessage("Invalid email");
    }

    @Test
    void a_too_long_email_address_cannot_be_one() {
        String local = "a".repeat(65);
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(local + "@example.org"));
        String domain = "a.".repeat(130) + "org";
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("ada@" + domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "381641234567", "+0641234567", "+38164 1234567", "+12345"})
    void what_is_not_e164_is_no_phone_number(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(text))
                .withMessage("Invalid phone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R", "rs", "RSD", "XX"})
    void what_no_country_has_is_no_country_code(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CountryCode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "12345678901234567890", "4111 1111 1111 1111"})
    void what_is_not_12_to_19_digits_is_no_card_number_and_is_not_repeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CardNumber(text))
                .withMessage("Invalid card number");
    }

    @Test
    void a_card_number_shows_its_last_four_digits_only() {
        CardNumber number = new CardNumber("4111222233334444");
        assertThat(number.masked()).isEqualTo("**** **** **** 4444");
        assertThat(number).hasToString("CardNumber[**** **** **** 4444]");
        assertThat(new Card(number.masked(), "secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, CreditLimit.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_credit_limit_stays_in_its_range(long cents) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditLimit(cents));
    }

    @Test
    void names_and_addresses_are_neither_blank_nor_too_long() {
        CountryCode country = new CountryCode("RS");
        assertThatIllegalArgumentException().isThrownBy(() -> new HolderName(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new HolderName("a".repeat(121)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Address(" ", "1", country));
        assertThatIllegalArgumentException().isThrownBy(() -> new Address("a", "", country));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("a", "1".repeat(17), country));
    }
}
