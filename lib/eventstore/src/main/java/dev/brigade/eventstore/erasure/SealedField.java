package dev.brigade.eventstore.erasure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * What stands in an event instead of a personal field: {@code
 * {"$sealed":"person.encrypted.erased"}}, each part in base64url. It says itself whose it is and
 * how it reads when erased, so that it is read alike whatever became of the declarations. Within a
 * JSON string the quotes would be escaped, so this text is always an object.
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one call
record SealedField(String person, byte[] encrypted, String whenErased) {

    static final String MARK = "{\"$sealed\":\"";

    private static final Pattern FORM =
            Pattern.compile(
                    Pattern.quote(MARK)
                            + "([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)"
                            + Pattern.quote("\"}"));

    static SealedField seal(String person, SecretKey key, String json, String whenErased) {
        return new SealedField(person, Aes.encrypt(key, utf8(json), utf8(person)), whenErased);
    }

    /** The text in the event. */
    String text() {
        return MARK
                + base64(utf8(person))
                + "."
                + base64(encrypted)
                + "."
                + base64(utf8(whenErased))
                + "\"}";
    }

    /** The JSON that was sealed. */
    String open(SecretKey key) {
        return Aes.decrypt(key, encrypted, utf8(person))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        new UndecipherableException(
                                "A field of %s was not encrypted with their key"
                                        .formatted(person)));
    }

    static List<SealedField> all(String json) {
        List<SealedField> all = new ArrayList<>();
        Matcher matcher = FORM.matcher(json);
        while (matcher.find()) {
            all.add(current(matcher));
        }
        return all;
    }

    /** The text with something else in the place of each. */
    static String replaced(String json, Function<SealedField, String> by) {
        return FORM.matcher(json).replaceAll(it -> Matcher.quoteReplacement(by.apply(current(it))));
    }

    private static SealedField current(MatchResult match) {
        return new SealedField(
                new String(decoded(match.group(1)), StandardCharsets.UTF_8),
                decoded(match.group(2)),
                new String(decoded(match.group(3)), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
