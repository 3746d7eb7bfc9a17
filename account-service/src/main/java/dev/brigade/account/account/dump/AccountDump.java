package dev.brigade.account.account.dump;

import java.time.Instant;
import java.util.List;

/**
 * All accounts as they were at one moment; immutable.
 *
 * @param takenAt by the database's clock, just before that moment
 * @param accounts how many there are, closed ones too
 * @param bytes of its lines in UTF-8
 * @param positions where the topics of accounts stood before that moment: whoever reads on from
 *     there hears of all that the dump does not hold, and again of some that it does hold, which
 *     has a version that is not newer
 */
public record AccountDump(
        String id, Instant takenAt, long accounts, long bytes, List<TopicPosition> positions) {}
