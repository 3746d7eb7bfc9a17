package dev.brigade.account.account;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code, such as {@code RS}. */
public record CountryCode(String value) {

    private static final Set<String> CODES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException when no country has it
     */
    public CountryCode {
        if (!CODES.contains(value)) {
            throw new IllegalArgumentException("Invalid country code");
        }
    }
}
