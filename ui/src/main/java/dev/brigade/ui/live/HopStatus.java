package dev.brigade.ui.live;

/** How a step ended. */
public enum HopStatus {
    OK,
    /** The domain or the validation said no. */
    REFUSED,
    /** Something was broken: no answer, an error, a record that cannot be read. */
    FAILED,
    /** It had happened before, and changed nothing this time. */
    DUPLICATE
}
