package dev.brigade.account.otp.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.account.otp.Channel;
import dev.brigade.account.otp.Recipient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private final People people =
            new People(
                    Staff.of(
                            List.of("ops@example.org", "+381641234567"),
                            List.of("cook@example.org=trattoria", "ops@example.org=kitchen")),
                    recipient ->
                            recipient.address().startsWith("ada")
                                    ? Optional.of("account-1")
                                    : Optional.empty());

    @Test
    void a_customer_has_their_account() {
        assertThat(rights("ada@example.org")).isEqualTo(new Rights(false, "account-1", null));
        assertThat(rights("ada@example.org").roles()).containsExactly("customer");
    }

    @Test
    void those_whom_the_deployment_names_are_known_in_any_spelling() {
        assertThat(rights("COOK@example.org")).isEqualTo(new Rights(false, null, "trattoria"));
        assertThat(rights("Ops@example.org").roles())
                .containsExactlyInAnyOrder("admin", "restaurant");
        assertThat(people.rightsOf(Recipient.of(Channel.SMS, "+381641234567")).roles())
                .containsExactly("admin");
    }

    @Test
    void nobody_else_may_do_anything() {
        assertThat(rights("somebody@example.org").roles()).isEmpty();
    }

    private Rights rights(String email) {
        return people.rightsOf(Recipient.of(Channel.EMAIL, email));
    }
}
