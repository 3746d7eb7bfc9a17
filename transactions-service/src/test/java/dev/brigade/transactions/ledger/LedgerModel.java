package dev.brigade.transactions.ledger;

import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A ledger written a second time, to compare with: it keeps lists of ids instead of sums, adds them
 * up anew whenever somebody asks, in whole numbers of any size, and shares no code with the
 * decider.
 */
final class LedgerModel {

    static final Set<String> COUNTRIES = Set.of("RS", "DE");
    static final Set<String> RISKY = Set.of("shady");

    private static final BigInteger MOST = BigInteger.TEN.pow(18);

    private final Map<String, BigInteger> approved = new HashMap<>();
    private final Set<String> declined = new HashSet<>();
    private final Set<String> clean = new HashSet<>();
    private final Set<String> bad = new HashSet<>();
    private final Set<String> voided = new HashSet<>();
    private final Map<String, BigInteger> paid = new HashMap<>();
    private final Set<String> returned = new HashSet<>();

    /** Something was paid before. */
    void paid(String id, long cents) {
        paid.put(id, BigInteger.valueOf(cents));
    }

    /** Something was approved before. */
    void approved(String id, long cents) {
        approved.put(id, BigInteger.valueOf(cents));
    }

    BigInteger pending() {
        Map<String, BigInteger> open = new HashMap<>(approved);
        open.keySet().removeAll(clean);
        open.keySet().removeAll(bad);
        open.keySet().removeAll(voided);
        return sum(open.values());
    }

    BigInteger balance() {
        Map<String, BigInteger> bought = new HashMap<>(approved);
        bought.keySet().retainAll(clean);
        Map<String, BigInteger> kept = new HashMap<>(paid);
        kept.keySet().removeAll(returned);
        return sum(bought.values()).subtract(sum(kept.values()));
    }

    BigInteger available(long creditLimit) {
        return BigInteger.valueOf(creditLimit).subtract(balance()).subtract(pending());
    }

    /** What the ledger must answer: a word for the event, {@code refused}, or {@code nothing}. */
    String answer(LedgerCommand command) {
        return switch (command) {
            case AuthorizeTransaction it -> authorize(it);
            case ClearTransaction it -> clear(it);
            case VoidTransaction it -> release(it.transactionId());
            case ApplyPayment it -> pay(it.paymentId(), BigInteger.valueOf(it.amount()));
            case ReturnPayment it -> giveBack(it.paymentId());
        };
    }

    private String authorize(AuthorizeTransaction it) {
        if (approved.containsKey(it.transactionId()) || declined.contains(it.transactionId())) {
            return "nothing";
        }
        BigInteger amount = BigInteger.valueOf(it.amount());
        boolean affordable = amount.compareTo(available(it.creditLimit())) <= 0;
        boolean known = COUNTRIES.contains(it.countryCode());
        if (affordable && known && !RISKY.contains(it.merchantCode())) {
            approved.put(it.transactionId(), amount);
            return "approved";
        }
        declined.add(it.transactionId());
        return "declined: " + (affordable ? known ? "merchant" : "country" : "limit");
    }

    private String clear(ClearTransaction it) {
        String id = it.transactionId();
        BigInteger authorised = approved.get(id);
        if (authorised == null || voided.contains(id)) {
            return "refused";
        }
        if (clean.contains(id) || bad.contains(id)) {
            return "nothing";
        }
        boolean same = authorised.equals(BigInteger.valueOf(it.amount()));
        (same ? clean : bad).add(id);
        return same ? "clean" : "bad";
    }

    private String release(String id) {
        if (!approved.containsKey(id) || clean.contains(id) || bad.contains(id)) {
            return "refused";
        }
        return voided.add(id) ? "voided" : "nothing";
    }

    private String pay(String id, BigInteger amount) {
        if (paid.containsKey(id)) {
            return "nothing";
        }
        if (balance().subtract(amount).compareTo(MOST.negate()) < 0) {
            return "refused";
        }
        paid.put(id, amount);
        return "paid";
    }

    private String giveBack(String id) {
        BigInteger amount = paid.get(id);
        if (returned.contains(id)) {
            return "nothing";
        }
        if (amount == null || balance().add(pending()).add(amount).compareTo(MOST) > 0) {
            return "refused";
        }
        returned.add(id);
        return "returned";
    }

    private static BigInteger sum(Collection<BigInteger> amounts) {
        return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
