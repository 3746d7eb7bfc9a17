package dev.brigade.account.otp.store;

import dev.brigade.account.command.RowStore;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.otp.OneTimePassword;
import dev.brigade.account.otp.OtpEvent;
import dev.brigade.account.otp.wire.OtpMessages;

/** The one-time passwords within one unit of work. */
final class OtpStore extends RowStore<OneTimePassword, OtpEvent> {

    OtpStore(OtpRows rows, UnitOfWork unit) {
        super(rows, unit);
    }

    @Override
    protected void publish(UnitOfWork to, OtpEvent event, long version) {
        to.publish(OtpMessages.event(event), OtpMessages.json(event), version);
    }
}
