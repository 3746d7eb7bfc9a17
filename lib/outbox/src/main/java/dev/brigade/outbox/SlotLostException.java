package dev.brigade.outbox;

/** Committed events may have gone by unpublished: a person has to say how to go on. */
final class SlotLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SlotLostException(String message) {
        super(message);
    }

    static SlotLostException slot(String slot) {
        return new SlotLostException(
                ("The replication slot %1$s is gone, or was made anew, or lost its log: events may have been"
                                + " committed that were never published. Publish them again from the state, then"
                                + " resume with: select pg_drop_replication_slot(slot_name) from"
                                + " pg_replication_slots where slot_name = '%1$s' and active_pid is null; delete from"
                                + " outbox_relay_offset where slot = '%1$s';")
                        .formatted(slot));
    }

    /** The log is younger than what was published from it. */
    static SlotLostException log(String topic) {
        return new SlotLostException(
                ("More was published than the log has, by what stands in %s: the database was restored or replaced."
                                + " Publish again from the state what is missing, then resume by deleting that topic")
                        .formatted(topic));
    }
}
