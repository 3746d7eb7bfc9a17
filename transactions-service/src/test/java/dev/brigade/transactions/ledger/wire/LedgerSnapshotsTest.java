package dev.brigade.transactions.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.transactions.ledger.Entries;
import dev.brigade.transactions.ledger.Ledger;
import dev.brigade.transactions.ledger.Payment;
import dev.brigade.transactions.ledger.Transaction;
import dev.brigade.transactions.ledger.Transaction.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSnapshotsTest {

    private static final Ledger LEDGER =
            new Ledger(
                    7,
                    -5,
                    Entries.<Transaction>none()
                            .with("t-1", new Transaction(500, Status.APPROVED))
                            .with("t-2", new Transaction(9, Status.VOIDED)),
                    Entries.<Payment>none().with("p-1", new Payment(3, true)));
    private static final String JSON =
            """
            {"balance":7,"pending":-5,"transactions":{"t-1":{"amount":500,"status":"APPROVED"},\
            "t-2":{"amount":9,"status":"VOIDED"}},"payments":{"p-1":{"amount":3,"returned":true}}}\
            """;

    private final LedgerSnapshots.Format format = new LedgerSnapshots.Format();

    /** Whoever changes this JSON raises the version, so that no release reads another's. */
    @Test
    void a_state_is_kept_in_this_shape_which_is_version_1() {
        assertThat(LedgerSnapshots.STATE_VERSION).isEqualTo(1);
        assertThat(format.write(LEDGER)).isEqualTo(JSON);
    }

    @Test
    void a_state_that_was_kept_is_read_back() {
        assertThat(format.read(JSON, Ledger.class)).isEqualTo(LEDGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"balance\":7,", "\"pending\":-5,", ",\"returned\":true"})
    void what_lacks_a_field_is_no_ledger(String field) {
        assertThat(JSON).contains(field);

        assertThatThrownBy(() -> format.read(JSON.replace(field, ""), Ledger.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
