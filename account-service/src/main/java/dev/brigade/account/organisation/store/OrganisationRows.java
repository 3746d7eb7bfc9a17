package dev.brigade.account.organisation.store;

import dev.brigade.account.command.RowStore.Rows;
import dev.brigade.account.organisation.Alias;
import dev.brigade.account.organisation.Description;
import dev.brigade.account.organisation.Details;
import dev.brigade.account.organisation.Organisation;
import dev.brigade.account.organisation.Organisation.Absent;
import dev.brigade.account.organisation.Organisation.Present;
import dev.brigade.decider.StateStore.Versioned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of organisations, written by compare and set as those of accounts are. */
@ApplicationScoped
class OrganisationRows
        implements PanacheRepositoryBase<OrganisationRow, String>, Rows<Organisation> {

    private static final String INSERT =
            """
            insert into Organisation (id, name, location, description, alias, version)
            values (:id, :name, :location, :description, :alias, :version)
            on conflict (id) do nothing
            """;

    private static final String UPDATE =
            """
            set name = :name, location = :location, description = :description, alias = :alias,
                version = :version
            where id = :id and version = :expected
            """;

    @Override
    public Optional<Versioned<Organisation>> state(String id) {
        return findByIdOptional(id).map(row -> new Versioned<>(row.toOrganisation(), row.version));
    }

    @Override
    public boolean insert(String id, Organisation organisation, long version) {
        Query insert = getEntityManager().createQuery(INSERT);
        values(id, organisation, version).map().forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
    }

    @Override
    public boolean update(String id, long expected, Organisation organisation, long version) {
        return update(UPDATE, values(id, organisation, version).and("expected", expected)) == 1;
    }

    private static Parameters values(String id, Organisation organisation, long version) {
        return switch (organisation) {
            case Present(var it) ->
                    Parameters.with("id", id)
                            .and("version", version)
                            .and("name", it.name().value())
                            .and("location", it.location().value())
                            .and("description", description(it))
                            .and("alias", alias(it));
            case Absent() ->
                    throw new IllegalStateException("No event makes an organisation absent");
        };
    }

    private static @Nullable String description(Details details) {
        Description description = details.description();
        return description == null ? null : description.value();
    }

    private static @Nullable String alias(Details details) {
        Alias alias = details.alias();
        return alias == null ? null : alias.value();
    }
}
