package dev.brigade.transactions.projection;

/**
 * How often the tables of a read model were built. It is read with them, in one statement, and
 * stands in their tags: what is built anew may show the same version in another way.
 */
public final class Generation {

    private Generation() {}

    /**
     * In SQL: 1, and one more with each rebuild that was switched to.
     *
     * @param projection an expression, such as a name in quotes
     */
    public static String of(String projection) {
        return "(select 1 + count(*) from rebuild where projection = %s and state = 'switched')"
                .formatted(projection);
    }

    /** The tag of what shows this version; the first generation goes without saying. */
    public static String tag(String version, long generation) {
        return generation == 1 ? version : version + "." + generation;
    }
}
