package dev.brigade.transactions.ledger.projection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.brigade.transactions.projection.Generation;
import dev.brigade.transactions.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as account holders see it. Amounts in cents.
 *
 * @param available what may still be spent; null as long as the account itself is not known here
 * @param creditLimit of the account; null as long as it is not known here
 * @param version of the ledger's stream; 0 as long as nothing was spent
 * @param accountVersion of the account's row at its owner; 0 as long as it is not known here
 * @param generation of the table that the ledger is from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownLedger(
        String id,
        long balance,
        long pending,
        @Nullable Long available,
        @Nullable Long creditLimit,
        long version,
        long accountVersion,
        @JsonIgnore long generation)
        implements Versioned {

    /** Names both versions, since either changes what is shown. */
    @JsonIgnore
    public String tag() {
        return Generation.tag(version + "." + accountVersion, generation);
    }
}
