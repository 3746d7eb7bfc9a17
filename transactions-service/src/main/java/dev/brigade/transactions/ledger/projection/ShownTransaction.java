package dev.brigade.transactions.ledger.projection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as account holders see it.
 *
 * @param amount in cents, as it was asked for
 * @param declineReason null unless it was declined
 * @param position orders the lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownTransaction(
        String transactionId,
        long amount,
        TransactionStatus status,
        @Nullable String declineReason,
        String ruleVersion,
        Instant decidedAt,
        @JsonIgnore long position) {}
