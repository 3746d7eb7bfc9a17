package dev.brigade.eventstore.erasure;

/**
 * Finds where the values of a JSON document begin and end (RFC 8259), so that some can be replaced
 * and the rest stays the text it was. It trusts that the document is well-formed where it does not
 * have to look.
 */
final class JsonScanner {

    /** Is shown every value, inner ones before outer ones. */
    interface Visitor {

        /**
         * A value.
         *
         * @param pointer a JSON Pointer (RFC 6901)
         * @param start of its first character
         * @param end behind its last character
         */
        void value(String pointer, int start, int end);
    }

    private final String json;
    private final Visitor visitor;
    private int at;

    private JsonScanner(String json, Visitor visitor) {
        this.json = json;
        this.visitor = visitor;
    }

    /**
     * Shows all values.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    static void visit(String json, Visitor visitor) {
        new JsonScanner(json, visitor).value("");
    }

    private void value(String pointer) {
        skipWhitespace();
        int start = at;
        switch (next()) {
            case '{' -> object(pointer);
            case '[' -> array(pointer);
            case '"' -> string();
            default -> literal();
        }
        visitor.value(pointer, start, at);
        skipWhitespace();
    }

    private void object(String pointer) {
        at++;
        skipWhitespace();
        while (next() != '}') {
            int start = at + 1;
            string();
            String name = json.substring(start, at - 1);
            skipWhitespace();
            expect(':');
            value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
            separator('}');
        }
        at++;
    }

    private void array(String pointer) {
        at++;
        skipWhitespace();
        for (int index = 0; next() != ']'; index++) {
            value(pointer + "/" + index);
            separator(']');
        }
        at++;
    }

    private void separator(char end) {
        if (next() != end) {
            expect(',');
            skipWhitespace();
        }
    }

    private void string() {
        expect('"');
        while (next() != '"') {
            at += next() == '\\' ? 2 : 1;
        }
        at++;
    }

    private void literal() {
        int start = at;
        while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    private void skipWhitespace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw malformed();
        }
        at++;
    }

    private char next() {
        if (at >= json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("No JSON at character " + at);
    }
}
