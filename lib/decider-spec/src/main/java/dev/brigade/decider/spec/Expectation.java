package dev.brigade.decider.spec;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares, and says what was given, asked, expected and got. */
final class Expectation {

    private Expectation() {}

    static void equal(
            String what,
            @Nullable Object expected,
            @Nullable Object actual,
            List<?> given,
            @Nullable Object when) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(
                    """
                    %s differ
                      given    %s
                      when     %s
                      expected %s
                      but was  %s\
                    """
                            .formatted(what, given, when, expected, actual));
        }
    }
}
