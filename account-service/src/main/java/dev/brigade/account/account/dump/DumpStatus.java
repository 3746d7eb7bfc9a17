package dev.brigade.account.account.dump;

import org.jspecify.annotations.Nullable;

/**
 * How taking dumps goes.
 *
 * @param newest the last one that this instance knows of, whoever took it
 * @param failures how many attempts failed in this instance since it started
 * @param lastError why the last attempt failed; null when it did not
 */
public record DumpStatus(@Nullable AccountDump newest, long failures, @Nullable String lastError) {

    static final DumpStatus NOTHING = new DumpStatus(null, 0, null);

    /** Somebody took it some time; if it is news, what failed here is over. */
    DumpStatus seen(AccountDump dump) {
        return newest != null && newest.id().equals(dump.id()) ? this : succeeded(dump);
    }

    DumpStatus succeeded(AccountDump dump) {
        return new DumpStatus(dump, failures, null);
    }

    DumpStatus failed(String why) {
        return new DumpStatus(newest, failures + 1, why);
    }
}
