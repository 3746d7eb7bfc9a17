package dev.brigade.account.account.store;

import dev.brigade.account.account.Card;
import dev.brigade.account.account.Email;
import dev.brigade.account.account.PhoneNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads accounts. Unless said otherwise, each call reads in a transaction of its own, and sees what
 * has committed.
 */
@ApplicationScoped
public class AccountQueries {

    private final AccountRows rows;

    @Inject
    AccountQueries(AccountRows rows) {
        this.rows = rows;
    }

    /** The account with this id. */
    public Optional<AccountItem> find(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(id).map(AccountItem::of));
    }

    /** Whether there is such an account; in the caller's transaction. */
    public boolean exists(String id) {
        return rows.count("id", id) > 0;
    }

    /** Accounts in the order of their ids, behind the given one. */
    public List<AccountItem> list(String after, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        rows.find("id > ?1 order by id", after).page(0, limit).stream()
                                .map(AccountItem::of)
                                .toList());
    }

    /** The id of an open account whose holder has this email; of several the first one's. */
    public Optional<String> openWithEmail(Email email) {
        return firstOpen("lower(email)", email.value().toLowerCase(Locale.ROOT));
    }

    /** The id of an open account whose holder has this phone; of several the first one's. */
    public Optional<String> openWithPhone(PhoneNumber phone) {
        return firstOpen("phone", phone.e164());
    }

    private Optional<String> firstOpen(String what, String contact) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        rows.find(
                                        what + " = ?1 and status = ?2 order by id",
                                        contact,
                                        AccountStatus.OPEN)
                                .page(0, 1)
                                .firstResultOptional()
                                .map(row -> row.id));
    }

    /** Any one card that is kept, with the id of its account. */
    public Optional<KeptCard> anyCard() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        rows.findAll().page(0, 1).firstResultOptional().map(AccountQueries::card));
    }

    /** A card as it is kept. */
    public record KeptCard(String accountId, Card card) {}

    private static KeptCard card(AccountRow row) {
        return new KeptCard(row.id, new Card(row.cardMasked, row.cardSealed));
    }
}
