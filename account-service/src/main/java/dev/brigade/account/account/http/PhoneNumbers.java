package dev.brigade.account.account.http;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.brigade.account.account.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Phone numbers as people write them. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number of a text such as {@code +381 64 123-4567}, or {@code 064 1234567} in a country.
     *
     * @param country whose national form is understood too, by its ISO 3166-1 alpha-2 code
     * @throws IllegalArgumentException when no number of that country, or none at all, has the form
     */
    public static PhoneNumber parse(String text, @Nullable String country) {
        try {
            Phonenumber.PhoneNumber number = UTIL.parse(text, country);
            if (UTIL.isPossibleNumber(number)) {
                return new PhoneNumber(UTIL.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException notANumber) {
            // The answer is the same as for a number of the wrong length.
        }
        throw new IllegalArgumentException("Invalid phone number");
    }
}
