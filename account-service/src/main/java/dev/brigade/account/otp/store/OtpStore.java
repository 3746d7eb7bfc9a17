package dev.brigade.account.otp.store;

import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.otp.OneTimePassword;
import dev.brigade.account.otp.OtpEvent;
import dev.brigade.account.otp.wire.OtpMessages;
import dev.brigade.decider.StateStore;
import java.util.List;
import java.util.Optional;

/** The one-time passwords within one unit of work: the row, and its events in the outbox. */
record OtpStore(OtpRows rows, UnitOfWork unit)
        implements StateStore<String, OneTimePassword, OtpEvent> {

    @Override
    public Optional<Versioned<OneTimePassword>> load(String id) {
        unit.refresh();
        return rows.findByIdOptional(id)
                .map(row -> new Versioned<>(row.toOneTimePassword(), row.version));
    }

    @Override
    public boolean save(
            String id,
            long expectedVersion,
            OneTimePassword state,
            long newVersion,
            List<OtpEvent> events) {
        boolean saved =
                expectedVersion == 0
                        ? rows.insert(id, state, newVersion)
                        : rows.update(id, expectedVersion, state, newVersion);
        if (saved) {
            long version = expectedVersion;
            for (OtpEvent event : events) {
                version++;
                unit.publish(OtpMessages.event(event), OtpMessages.json(event), version);
            }
        }
        return saved;
    }
}
