package dev.brigade.eventstore.erasure;

/**
 * A field with something personal.
 *
 * @param pointer where it is, as a JSON Pointer (RFC 6901) in which {@code *} stands for any name
 *     or index, such as {@code /items/&#42;/note}
 * @param whenErased the JSON that it reads as when its person is forgotten
 * @param mayBeMissing whether an event without it is fine; null always is
 */
public record PersonalField(String pointer, String whenErased, boolean mayBeMissing) {

    /** What a field reads as when its person is forgotten, unless it says otherwise. */
    public static final String ERASED = "[erased]";

    /**
     * @throws IllegalArgumentException when the pointer does not begin with a slash
     */
    public PersonalField {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException(pointer + " is no JSON Pointer to a field");
        }
    }

    /** A field that must be there, and reads as {@value #ERASED} when it is erased. */
    public static PersonalField at(String pointer) {
        return new PersonalField(pointer, "\"" + ERASED + "\"", false);
    }

    /** The same, reading as this JSON when it is erased; for fields that are not texts. */
    public PersonalField erasedAs(String json) {
        return new PersonalField(pointer, json, mayBeMissing);
    }

    /** The same, which some events do not have. */
    public PersonalField optional() {
        return new PersonalField(pointer, whenErased, true);
    }

    boolean matches(String actual) {
        String[] wanted = pointer.split("/", -1);
        String[] parts = actual.split("/", -1);
        if (wanted.length != parts.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("*") && !wanted[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }
}
