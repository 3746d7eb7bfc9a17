package dev.brigade.decider.spec;

import dev.brigade.decider.View;
import java.util.List;

/** Given these events, then this state. Immutable. */
public final class ViewSpec<S, E> {

    private final View<S, E> view;

    private ViewSpec(View<S, E> view) {
        this.view = view;
    }

    /** A specification of this view. */
    public static <S, E> ViewSpec<S, E> of(View<S, E> view) {
        return new ViewSpec<>(view);
    }

    /** What has happened. */
    @SafeVarargs
    public final Given<S, E> given(E... events) {
        return new Given<>(view, List.of(events));
    }

    /** The history. */
    public record Given<S, E>(View<S, E> view, List<E> events) {

        /** Expects this state. */
        public void then(S expected) {
            Expectation.equal("the state", expected, view.fold(events), events, "nothing");
        }
    }
}
