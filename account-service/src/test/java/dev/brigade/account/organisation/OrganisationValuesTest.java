package dev.brigade.account.organisation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong cannot be made. */
class OrganisationValuesTest {

    @Test
    void a_name_is_there_and_has_at_most_120_characters() {
        refuse(Name::new, "", "Name is empty");
        refuse(Name::new, " \t ", "Name is empty");
        refuse(Name::new, "x".repeat(121), "Name too long");
        allow(Name::new, "x".repeat(120));
        allow(Name::new, "\ud83c\udf55".repeat(120));
    }

    @Test
    void a_location_is_there_and_has_at_most_150_characters() {
        refuse(Location::new, "", "Location is empty");
        refuse(Location::new, "   ", "Location is empty");
        refuse(Location::new, "x".repeat(151), "Location too long");
        allow(Location::new, "x".repeat(150));
    }

    @Test
    void a_description_has_at_most_1200_characters() {
        refuse(Description::new, "x".repeat(1201), "Description too long");
        allow(Description::new, "x".repeat(1200));
        allow(Description::new, "Two\nlines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "1234567890123456789012345678901"})
    void an_alias_has_its_form(String text) {
        refuse(Alias::new, text, "Invalid alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "123456789012345678901234567890"})
    void an_alias_has_1_to_30_letters_digits_dots_underscores_or_hyphens(String text) {
        allow(Alias::new, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b"})
    void what_no_database_can_keep_is_no_text(String text) {
        refuse(Name::new, text, "Name has control characters");
        refuse(Location::new, text, "Location has control characters");
        refuse(Description::new, text, "Description has control characters");
    }

    private static void refuse(Consumer<String> make, String text, String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> make.accept(text)).withMessage(rule);
    }

    private static void allow(Consumer<String> make, String text) {
        assertThatNoException().isThrownBy(() -> make.accept(text));
    }
}
