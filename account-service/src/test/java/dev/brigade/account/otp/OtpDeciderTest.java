package dev.brigade.account.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brigade.account.account.Email;
import dev.brigade.account.otp.OneTimePassword.Pending;
import dev.brigade.account.otp.OneTimePassword.Spent;
import dev.brigade.account.otp.OtpCommand.RequestOtp;
import dev.brigade.account.otp.OtpCommand.VerifyOtp;
import dev.brigade.account.otp.OtpEvent.OtpAttemptFailed;
import dev.brigade.account.otp.OtpEvent.OtpNotRequested;
import dev.brigade.account.otp.OtpEvent.OtpRequested;
import dev.brigade.account.otp.OtpEvent.UserNotSignedIn;
import dev.brigade.account.otp.OtpEvent.UserSignedIn;
import dev.brigade.decider.spec.DeciderSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OtpDeciderTest {

    private static final String ID = "request-1";
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-05-01T12:10:00Z");
    private static final User ADA =
            new User("user-1", new Recipient.ByEmail(new Email("ada@example.org")));
    private static final CodeHash RIGHT = new CodeHash("a1");
    private static final IssuedCode CODE = new IssuedCode(RIGHT, "sealed");
    private static final OtpRequested REQUESTED = new OtpRequested(ID, ADA, CODE, LATER);
    private static final UserSignedIn SIGNED_IN = new UserSignedIn(ID, ADA);
    private static final UserNotSignedIn REFUSED = new UserNotSignedIn(ID, "Authentication failed");

    private final DeciderSpec<OtpCommand, OneTimePassword, OtpEvent> password =
            DeciderSpec.of(new OtpDecider());

    @Test
    void a_code_is_sent_and_good_for_ten_minutes() {
        password.given()
                .when(new RequestOtp(ID, ADA, CODE, NOW))
                .then(REQUESTED)
                .thenState(new Pending(ADA, RIGHT, LATER, 0));
    }

    @Test
    void an_id_is_used_for_one_code() {
        var again = new RequestOtp(ID, ADA, CODE, NOW);
        var refused = new OtpNotRequested(ID, "Authentication failed");
        password.given(REQUESTED).when(again).then(refused);
        password.given(REQUESTED, SIGNED_IN).when(again).then(refused);
    }

    @Test
    void the_right_code_lets_its_user_in() {
        password.given(REQUESTED).when(right(NOW)).then(SIGNED_IN).thenState(new Spent());
        password.given(REQUESTED).when(right(LATER.minusMillis(1))).then(SIGNED_IN);
    }

    @Test
    void a_code_lets_in_once() {
        password.given(REQUESTED, SIGNED_IN).when(right(NOW)).then(REFUSED);
    }

    @Test
    void a_code_is_worth_nothing_after_ten_minutes() {
        password.given(REQUESTED).when(right(LATER)).then(REFUSED);
        password.given(REQUESTED).when(wrong()).then(new OtpAttemptFailed(ID, 4));
        password.given(REQUESTED).when(new VerifyOtp(ID, new CodeHash("b2"), LATER)).then(REFUSED);
    }

    @Test
    void a_code_that_nobody_asked_for_lets_nobody_in() {
        password.given().when(right(NOW)).then(REFUSED);
    }

    @Test
    void a_wrong_code_counts() {
        password.given(REQUESTED)
                .when(wrong())
                .then(new OtpAttemptFailed(ID, 4))
                .thenState(new Pending(ADA, RIGHT, LATER, 1));
        password.given(REQUESTED, failed(4)).when(wrong()).then(failed(3));
    }

    @Test
    void the_fifth_attempt_may_be_the_right_one() {
        password.given(REQUESTED, failed(4), failed(3), failed(2), failed(1))
                .when(right(NOW))
                .then(SIGNED_IN);
    }

    @Test
    void after_five_wrong_codes_the_right_one_lets_nobody_in() {
        password.given(REQUESTED, failed(4), failed(3), failed(2), failed(1))
                .when(wrong())
                .then(failed(0))
                .thenState(new Spent());
        password.given(REQUESTED, failed(4), failed(3), failed(2), failed(1), failed(0))
                .when(right(NOW))
                .then(REFUSED);
    }

    @Test
    void addresses_are_checked_and_one_in_two_spellings_is_one_person() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipient.of(Channel.EMAIL, "ada"))
                .withMessage("Invalid email");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipient.of(Channel.SMS, "0641234567"))
                .withMessage("Invalid phone number");
        assertThat(Recipient.of(Channel.EMAIL, "Ada@Example.org").identity())
                .isEqualTo(ADA.recipient().identity());
    }

    private static OtpAttemptFailed failed(int left) {
        return new OtpAttemptFailed(ID, left);
    }

    private static VerifyOtp right(Instant now) {
        return new VerifyOtp(ID, RIGHT, now);
    }

    private static VerifyOtp wrong() {
        return new VerifyOtp(ID, new CodeHash("b2"), NOW);
    }
}
