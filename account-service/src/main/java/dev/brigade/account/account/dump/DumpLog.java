package dev.brigade.account.account.dump;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Keeps the status, and says once what fails, and once that it goes again. Thread-safe. */
final class DumpLog {

    private static final Logger LOG = Logger.getLogger(Dumps.class);

    private final AtomicReference<DumpStatus> status = new AtomicReference<>(DumpStatus.NOTHING);

    DumpStatus status() {
        return status.get();
    }

    void seen(AccountDump dump) {
        status.updateAndGet(before -> before.seen(dump));
    }

    void taken(AccountDump dump) {
        status.updateAndGet(before -> before.succeeded(dump));
        LOG.infof("Dump %s holds %d accounts", dump.id(), dump.accounts());
    }

    void failed(Exception failure) {
        String why = String.valueOf(failure.getMessage());
        if (status.getAndUpdate(before -> before.failed(why)).lastError() == null) {
            LOG.warnf("No dump of the accounts could be taken: %s", why);
        }
    }
}
