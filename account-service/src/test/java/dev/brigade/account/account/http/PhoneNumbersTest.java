package dev.brigade.account.account.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brigade.account.account.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"+381641234567", "+381 64 123-4567", "064 1234567", "(064) 123 4567"})
    void a_number_is_kept_as_e164_however_it_is_written(String text) {
        assertThat(PhoneNumbers.parse(text, "RS")).isEqualTo(new PhoneNumber("+381641234567"));
    }

    @Test
    void an_international_number_needs_no_country() {
        assertThat(PhoneNumbers.parse("+44 20 7946 0000", null))
                .isEqualTo(new PhoneNumber("+442079460000"));
    }

    @Test
    void a_national_number_needs_its_country() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumbers.parse("0641234567", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone", "+", "12", "+38164", "+3816412345678901234", "+999 123 456 78"})
    void what_is_no_number_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumbers.parse(text, "RS"))
                .withMessage("Invalid phone number");
    }
}
