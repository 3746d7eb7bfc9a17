package dev.brigade.account.account.store;

import dev.brigade.account.account.Account;
import dev.brigade.account.account.Account.Absent;
import dev.brigade.account.account.Account.Closed;
import dev.brigade.account.account.Account.Open;
import dev.brigade.account.account.Profile;
import dev.brigade.account.command.RowStore.Rows;
import dev.brigade.decider.StateStore.Versioned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Optional;

/**
 * The rows of accounts. Each write names the version it was decided on, and does nothing when the
 * row has another: compare and set, in one statement, so that a lost race leaves the transaction
 * usable.
 */
@ApplicationScoped
class AccountRows implements PanacheRepositoryBase<AccountRow, String>, Rows<Account> {

    private static final String INSERT =
            """
            insert into Account (id, holderName, email, phone, streetAddress, zipOrPostal,
                countryCode, cardMasked, cardSealed, creditLimit, status, version)
            values (:id, :holderName, :email, :phone, :streetAddress, :zipOrPostal,
                :countryCode, :cardMasked, :cardSealed, :creditLimit, :status, :version)
            on conflict (id) do nothing
            """;

    private static final String UPDATE =
            """
            set holderName = :holderName, email = :email, phone = :phone,
                streetAddress = :streetAddress, zipOrPostal = :zipOrPostal,
                countryCode = :countryCode, cardMasked = :cardMasked, cardSealed = :cardSealed,
                creditLimit = :creditLimit, status = :status, version = :version
            where id = :id and version = :expected
            """;

    @Override
    public Optional<Versioned<Account>> state(String id) {
        return findByIdOptional(id).map(row -> new Versioned<>(row.toAccount(), row.version));
    }

    @Override
    public boolean insert(String id, Account account, long version) {
        Query insert = getEntityManager().createQuery(INSERT);
        values(id, account, version).map().forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
    }

    @Override
    public boolean update(String id, long expected, Account account, long version) {
        return update(UPDATE, values(id, account, version).and("expected", expected)) == 1;
    }

    private static Parameters values(String id, Account account, long version) {
        Parameters row = Parameters.with("id", id).and("version", version);
        return switch (account) {
            case Open(var profile) -> add(row, profile).and("status", AccountStatus.OPEN);
            case Closed(var profile) -> add(row, profile).and("status", AccountStatus.CLOSED);
            case Absent() -> throw new IllegalStateException("No event makes an account absent");
        };
    }

    private static Parameters add(Parameters row, Profile profile) {
        return row.and("holderName", profile.holderName().value())
                .and("email", profile.contact().email().value())
                .and("phone", profile.contact().phone().e164())
                .and("streetAddress", profile.address().streetAddress())
                .and("zipOrPostal", profile.address().zipOrPostal())
                .and("countryCode", profile.address().countryCode().value())
                .and("cardMasked", profile.card().masked())
                .and("cardSealed", profile.card().sealed())
                .and("creditLimit", profile.creditLimit().cents());
    }
}
