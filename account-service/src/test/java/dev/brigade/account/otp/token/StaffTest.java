package dev.brigade.account.otp.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    @Test
    void addresses_count_in_any_spelling() {
        Staff staff = Staff.of(List.of(" Ops@Example.org "), List.of("A=b@example.org=trattoria"));

        assertThat(staff.admins()).containsExactly("ops@example.org");
        assertThat(staff.organisations()).containsEntry("a=b@example.org", "trattoria");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cook@example.org", "=trattoria", "cook@example.org=", "c@e.org=a b"})
    void somebody_runs_the_restaurants_of_an_organisation(String entry) {
        assertThatExceptionOfType(InvalidStaffException.class)
                .isThrownBy(() -> Staff.of(List.of(), List.of(entry)))
                .withMessageContaining("address=organisationId");
    }
}
