package dev.brigade.account.otp.store;

import dev.brigade.account.command.RowStore.Rows;
import dev.brigade.account.otp.OneTimePassword;
import dev.brigade.account.otp.OneTimePassword.Absent;
import dev.brigade.account.otp.OneTimePassword.Pending;
import dev.brigade.account.otp.OneTimePassword.Spent;
import dev.brigade.decider.StateStore.Versioned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Optional;

/** The rows of one-time passwords, written by compare and set as those of accounts are. */
@ApplicationScoped
class OtpRows implements PanacheRepositoryBase<OtpRow, String>, Rows<OneTimePassword> {

    private static final String INSERT =
            """
            insert into OneTimePassword (id, userId, channel, address, codeHash, expiresAt,
                failures, status, version)
            values (:id, :userId, :channel, :address, :codeHash, :expiresAt,
                :failures, :status, :version)
            on conflict (id) do nothing
            """;

    private static final String COUNT_FAILURE =
            "set failures = :failures, version = :version where id = :id and version = :expected";

    /** What is spent needs no hash any more. */
    private static final String SPEND =
            """
            set status = :status, codeHash = '', version = :version
            where id = :id and version = :expected
            """;

    @Override
    public Optional<Versioned<OneTimePassword>> state(String id) {
        return findByIdOptional(id)
                .map(row -> new Versioned<>(row.toOneTimePassword(), row.version));
    }

    @Override
    public boolean insert(String id, OneTimePassword password, long version) {
        if (!(password instanceof Pending(var user, var code, var expiresAt, var failures))) {
            throw new IllegalStateException("A one-time password starts by being pending");
        }
        Query insert = getEntityManager().createQuery(INSERT);
        Parameters.with("id", id)
                .and("userId", user.id())
                .and("channel", user.recipient().channel())
                .and("address", user.recipient().address())
                .and("codeHash", code.hex())
                .and("expiresAt", expiresAt)
                .and("failures", failures)
                .and("status", OtpStatus.PENDING)
                .and("version", version)
                .map()
                .forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
    }

    @Override
    public boolean update(String id, long expected, OneTimePassword password, long version) {
        Parameters row =
                Parameters.with("id", id).and("expected", expected).and("version", version);
        return switch (password) {
            case Pending(_, _, _, var failures) ->
                    update(COUNT_FAILURE, row.and("failures", failures)) == 1;
            case Spent() -> update(SPEND, row.and("status", OtpStatus.SPENT)) == 1;
            case Absent() ->
                    throw new IllegalStateException("No event makes a one-time password absent");
        };
    }
}
