package dev.brigade.account.account;

import java.util.regex.Pattern;

/**
 * The number of a payment card in clear: 12 to 19 digits (ISO/IEC 7812). The check digit is left to
 * the card's issuer, as private-label and test cards break it. It lives from the request to the
 * cipher; what is kept is a {@link Card}.
 */
public record CardNumber(String digits) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");
    private static final int SHOWN = 4;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException that does not repeat the number
     */
    public CardNumber {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("Invalid card number");
        }
    }

    /** The number with all but its last four digits hidden: {@code **** **** **** 1111}. */
    public String masked() {
        return "**** **** **** " + digits.substring(digits.length() - SHOWN);
    }

    /** Masked, so that no log line gives it away. */
    @Override
    public String toString() {
        return "CardNumber[" + masked() + "]";
    }
}
