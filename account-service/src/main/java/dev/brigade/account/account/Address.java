package dev.brigade.account.account;

/**
 * Where the holder of an account lives.
 *
 * @param streetAddress not blank, at most {@value #MAX_STREET} characters
 * @param zipOrPostal not blank, at most {@value #MAX_ZIP} characters
 */
public record Address(String streetAddress, String zipOrPostal, CountryCode countryCode) {

    /** The most characters of a street address. */
    public static final int MAX_STREET = 200;

    /** The most characters of a postal code. */
    public static final int MAX_ZIP = 16;

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException when one is blank or too long
     */
    public Address {
        if (!fits(streetAddress, MAX_STREET)) {
            throw new IllegalArgumentException("Invalid street address");
        }
        if (!fits(zipOrPostal, MAX_ZIP)) {
            throw new IllegalArgumentException("Invalid zip or postal code");
        }
    }

    private static boolean fits(String text, int max) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= max;
    }
}
