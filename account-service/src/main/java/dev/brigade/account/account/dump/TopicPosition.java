package dev.brigade.account.account.dump;

/**
 * Where to go on in a partition.
 *
 * @param offset of the next record to read
 */
public record TopicPosition(String topic, int partition, long offset) {}
