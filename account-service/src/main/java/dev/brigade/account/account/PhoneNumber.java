package dev.brigade.account.account;

import java.util.regex.Pattern;

/** A phone number as E.164 text, such as {@code +381641234567}. */
public record PhoneNumber(String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /**
     * Checks the form; whether the number is in use is not known here.
     *
     * @throws IllegalArgumentException when it is not E.164
     */
    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Invalid phone number");
        }
    }
}
