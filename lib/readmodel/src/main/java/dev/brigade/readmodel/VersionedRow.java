package dev.brigade.readmodel;

import java.time.Instant;

/**
 * A row of a {@link VersionedTable}.
 *
 * @param version the source's version that it stands for
 * @param changedAt when that version came about at the source
 */
public record VersionedRow<R>(String id, R document, long version, Instant changedAt) {}
