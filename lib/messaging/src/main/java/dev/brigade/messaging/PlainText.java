package dev.brigade.messaging;

/** Text that Postgres can keep. */
final class PlainText {

    private PlainText() {}

    /** The text with U+FFFD for the one character that a text column cannot hold. */
    static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static String of(String text, int maxLength) {
        return of(text.length() <= maxLength ? text : text.substring(0, maxLength));
    }
}
