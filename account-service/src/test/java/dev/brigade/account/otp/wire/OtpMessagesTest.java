package dev.brigade.account.otp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.account.otp.Channel;
import dev.brigade.account.otp.CodeHash;
import dev.brigade.account.otp.IssuedCode;
import dev.brigade.account.otp.OtpEvent.OtpAttemptFailed;
import dev.brigade.account.otp.OtpEvent.OtpNotRequested;
import dev.brigade.account.otp.OtpEvent.OtpRequested;
import dev.brigade.account.otp.OtpEvent.UserNotSignedIn;
import dev.brigade.account.otp.OtpEvent.UserSignedIn;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.User;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The JSON is a contract. */
class OtpMessagesTest {

    private static final User ADA = new User("u-1", Recipient.of(Channel.EMAIL, "Ada@example.org"));
    private static final OtpRequested REQUESTED =
            new OtpRequested(
                    "r-1",
                    ADA,
                    new IssuedCode(new CodeHash("a1b2"), "sealed"),
                    Instant.parse("2026-05-01T12:10:00Z"));

    @Test
    void the_notifier_gets_the_sealed_code_and_who_asked_does_not() {
        String shown =
                """
                {"kind":"OtpRequestedEvent","decider":"OneTimePassword","id":"r-1","version":1,\
                "final":false,"requestId":"r-1","channel":"EMAIL","address":"Ada@example.org",\
                "expiresAt":"2026-05-01T12:10:00Z"%s}\
                """;

        assertThat(OtpMessages.json(REQUESTED)).isEqualTo(shown.formatted(""));
        assertThat(OtpMessages.event(REQUESTED).json())
                .isEqualTo(shown.formatted(",\"sealedCode\":\"sealed\""))
                .doesNotContain("a1b2");
        assertThat(OtpMessages.event(REQUESTED).topic()).isEqualTo("otp.events.v1");
    }

    @Test
    void a_failed_attempt_says_how_many_are_left() {
        assertThat(OtpMessages.json(new OtpAttemptFailed("r-1", 4)))
                .isEqualTo(
                        """
                        {"kind":"OtpAttemptFailedEvent","decider":"OneTimePassword","id":"r-1",\
                        "version":1,"final":false,"requestId":"r-1","attemptsLeft":4}\
                        """);
    }

    @Test
    void signing_in_ends_a_password_and_names_the_user_without_an_address() {
        assertThat(OtpMessages.json(new UserSignedIn("r-1", ADA)))
                .isEqualTo(
                        """
                        {"kind":"UserSignedInEvent","decider":"OneTimePassword","id":"r-1",\
                        "version":1,"final":true,"requestId":"r-1","userId":"u-1",\
                        "channel":"EMAIL"}\
                        """);
    }

    @Test
    void a_refusal_says_why() {
        assertThat(OtpMessages.json(new UserNotSignedIn("r-1", "why")))
                .isEqualTo(
                        """
                        {"kind":"UserNotSignedInEvent","decider":"OneTimePassword","id":"r-1",\
                        "version":1,"final":false,"reason":"why"}\
                        """);
        assertThat(OtpMessages.json(new OtpNotRequested("r-1", "why")))
                .contains("\"kind\":\"OtpNotRequestedEvent\"");
    }
}
