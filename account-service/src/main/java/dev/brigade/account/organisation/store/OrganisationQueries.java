package dev.brigade.account.organisation.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Reads organisations. Each call reads in a transaction of its own, and sees what has committed.
 */
@ApplicationScoped
public class OrganisationQueries {

    private final OrganisationRows rows;

    @Inject
    OrganisationQueries(OrganisationRows rows) {
        this.rows = rows;
    }

    /** The organisation with this id. */
    public Optional<OrganisationItem> find(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(id).map(OrganisationItem::of));
    }

    /** Organisations in the order of their ids, behind the given one. */
    public List<OrganisationItem> list(String after, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        rows.find("id > ?1 order by id", after).page(0, limit).stream()
                                .map(OrganisationItem::of)
                                .toList());
    }
}
