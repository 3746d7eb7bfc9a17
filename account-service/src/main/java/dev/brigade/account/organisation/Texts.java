package dev.brigade.account.organisation;

/** What the texts of an organisation have in common. */
final class Texts {

    private Texts() {}

    /** Whether it has at most {@code max} characters. */
    static boolean isLonger(String text, int max) {
        return text.codePointCount(0, text.length()) > max;
    }

    /** No control characters but breaks and tabs, and no half of a surrogate pair. */
    static String requireReadable(String text, String otherwise) {
        boolean readable =
                text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) && "\n\r\t".indexOf(point) < 0
                                        || Character.getType(point) == Character.SURROGATE);
        if (!readable) {
            throw new IllegalArgumentException(otherwise);
        }
        return text;
    }
}
