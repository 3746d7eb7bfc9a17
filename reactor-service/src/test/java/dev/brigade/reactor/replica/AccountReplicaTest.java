package dev.brigade.reactor.replica;

import static dev.brigade.reactor.WireEvents.accountOpened;
import static dev.brigade.reactor.WireEvents.accountSnapshot;
import static dev.brigade.reactor.WireEvents.creditLimitChanged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.readmodel.InMemoryReadModel;
import dev.brigade.readmodel.InMemoryTable;
import dev.brigade.readmodel.VersionedRow;
import dev.brigade.readmodel.VersionedTable;
import org.junit.jupiter.api.Test;

class AccountReplicaTest {

    final InMemoryReadModel<VersionedTable<AccountCopy>> replica =
            AccountReplica.MODEL.startInMemory(new InMemoryTable<>());

    @Test
    void an_opened_account_is_copied_with_its_version() {
        replica.publish(accountOpened("account-1", 1, 5_000));

        VersionedRow<AccountCopy> row = find("account-1");
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.document().holderName()).isEqualTo("Ada");
        assertThat(row.document().creditLimit()).isEqualTo(5_000);
        assertThat(row.document().address().countryCode()).isEqualTo("GB");
    }

    @Test
    void a_changed_credit_limit_is_copied() {
        replica.publish(accountOpened("account-1", 1, 5_000));
        replica.publish(creditLimitChanged("account-1", 2, 700));

        assertThat(find("account-1").document().creditLimit()).isEqualTo(700);
        assertThat(find("account-1").version()).isEqualTo(2);
    }

    @Test
    void an_older_event_never_overwrites_a_newer_one() {
        replica.publish(accountOpened("account-1", 1, 5_000));
        replica.publish(creditLimitChanged("account-1", 3, 700));
        replica.publish(creditLimitChanged("account-1", 2, 9_999));

        assertThat(find("account-1").document().creditLimit()).isEqualTo(700);
    }

    @Test
    void a_change_of_an_account_that_was_never_opened_is_passed_over() {
        replica.publish(creditLimitChanged("account-1", 2, 700));

        assertThat(replica.client().find("account-1")).isEmpty();
    }

    @Test
    void a_snapshot_tells_all_of_an_account_unless_it_is_older() {
        replica.publish(accountSnapshot("account-1", 3, 700, "OPEN"));
        replica.publish(accountSnapshot("account-1", 2, 9_999, "CLOSED"));

        assertThat(find("account-1").document().creditLimit()).isEqualTo(700);
        assertThat(find("account-1").version()).isEqualTo(3);

        replica.publish(accountSnapshot("account-1", 4, 700, "CLOSED"));
        replica.publish(creditLimitChanged("account-1", 3, 1));
        assertThat(replica.client().find("account-1")).isEmpty();
    }

    private VersionedRow<AccountCopy> find(String id) {
        return replica.client().find(id).orElseThrow();
    }
}
