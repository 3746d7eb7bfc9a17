package dev.brigade.account.otp.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.account.TestKeys;
import dev.brigade.account.otp.IssuedCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class OtpCodesTest {

    private static final SignInKeys KEYS =
            SignInKeys.of(
                            new SignInKeys.Source(
                                    Optional.of(TestKeys.secret("new")), Optional.empty()),
                            new SignInKeys.Source(
                                    Optional.of(TestKeys.open("notifier")), Optional.empty()))
                    .orElseThrow();

    private final OtpCodes codes = codes(1);

    @Test
    void a_code_has_six_digits_and_the_notifier_alone_can_read_it() throws JoseException {
        IssuedCode issued = codes.issue("request-1", KEYS);
        String code = read(issued);

        assertThat(issued.hash()).isEqualTo(codes.hash("request-1", code));
        assertThat(issued.sealed()).doesNotContain(code);
        assertThat(issued.hash().hex()).hasSize(64);
    }

    @Test
    void codes_differ() throws JoseException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.add(read(codes.issue("request-1", KEYS)));
        }
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void a_hash_is_of_one_request_and_of_one_key() {
        assertThat(codes.hash("request-1", "123456"))
                .isEqualTo(codes.hash("request-1", "123456"))
                .isNotEqualTo(codes.hash("request-2", "123456"))
                .isNotEqualTo(codes.hash("request-1", "123457"))
                .isNotEqualTo(codes(2).hash("request-1", "123456"));
    }

    @Test
    void a_stranger_gets_no_code() throws JoseException {
        IssuedCode none = codes.none("request-1", KEYS);

        assertThat(decrypt(none)).isEqualTo("{\"requestId\":\"request-1\"}");
        assertThat(none.hash().hex()).hasSize(64);
    }

    private static String read(IssuedCode issued) throws JoseException {
        Matcher text =
                Pattern.compile("\\{\"requestId\":\"request-1\",\"code\":\"([0-9]{6})\"}")
                        .matcher(decrypt(issued));
        assertThat(text.matches()).isTrue();
        return text.group(1);
    }

    private static String decrypt(IssuedCode issued) throws JoseException {
        JsonWebEncryption sealed = new JsonWebEncryption();
        sealed.setCompactSerialization(issued.sealed());
        sealed.setKey(TestKeys.key("notifier").getPrivateKey());
        assertThat(sealed.getKeyIdHeaderValue()).isEqualTo("notifier");
        return sealed.getPlaintextString();
    }

    private static OtpCodes codes(int key) {
        return new OtpCodes(
                new KeyedHash(new SecretKeySpec(new byte[] {(byte) key}, "HmacSHA256")));
    }
}
