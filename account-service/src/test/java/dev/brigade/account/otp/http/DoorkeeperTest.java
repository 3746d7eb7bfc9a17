package dev.brigade.account.otp.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brigade.account.otp.Channel;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.secret.KeyedHash;
import dev.brigade.account.otp.token.People;
import dev.brigade.account.otp.token.Staff;
import dev.brigade.account.otp.token.Tokens;
import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {

    private final Doorkeeper keyless =
            new Doorkeeper(
                    Optional.empty(),
                    new KeyedHash(new SecretKeySpec(new byte[32], "HmacSHA256")),
                    new People(Staff.of(List.of(), List.of()), _ -> Optional.of("account-1")),
                    new Tokens("brigade", "brigade", Duration.ofMinutes(15)));

    @Test
    void without_keys_nobody_can_sign_in_and_what_is_missing_is_said() {
        Recipient ada = Recipient.of(Channel.EMAIL, "ada@example.org");

        unavailable(() -> keyless.request("r-1", ada, Instant.now()));
        unavailable(() -> keyless.verify("r-1", "000000", Instant.now()));
        unavailable(keyless::publicKeys);
    }

    private static void unavailable(ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .withMessageContaining("BRIGADE_TOKENS_KEYS and BRIGADE_NOTIFIER_KEYS are not set")
                .matches(e -> e.problem().status() == 503);
    }
}
