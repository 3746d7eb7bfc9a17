package dev.brigade.account.organisation;

/** An organisation: created once, and updated as often as one likes. */
public sealed interface Organisation {

    /** Nobody has created it. */
    record Absent() implements Organisation {}

    /** It is there. */
    record Present(Details details) implements Organisation {}
}
