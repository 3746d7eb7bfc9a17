package dev.brigade.transactions.choreography;

import dev.brigade.transactions.account.Accounts;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.choreography.OrderPayments.State;
import dev.brigade.transactions.choreography.OrderPayments.Stored;
import dev.brigade.transactions.command.CommandHandler;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has an order paid: asks the ledger, tells the order what it said, and clears or voids the
 * transaction when the order is prepared or cancelled. Each step may be repeated and then changes
 * nothing: what was decided is not decided again.
 */
final class PaymentProcess {

    static final String ACCOUNT_UNKNOWN = "Account is not known!";
    static final String ACCOUNT_CLOSED = "Account is closed!";

    private final CommandHandler<OrderCommand> orders;
    private final CommandHandler<LedgerCommand> ledgers;
    private final SettlementSaga settlement = new SettlementSaga();
    private final DecisionSaga decision = new DecisionSaga();

    PaymentProcess(CommandHandler<OrderCommand> orders, CommandHandler<LedgerCommand> ledgers) {
        this.orders = orders;
        this.ledgers = ledgers;
    }

    /** An order wants to be paid by an account. */
    void begin(UnitOfWork tx, OrderCreated order, String accountId, Origin origin)
            throws SQLException {
        OrderPayment payment = OrderPayment.of(order, accountId);
        if (payment.amount() == 0) {
            send(tx, orders, new ConfirmOrder(order.id(), payment.transactionId()), origin);
            return;
        }
        Optional<KnownAccount> account = Accounts.find(tx.connection(), accountId);
        State state = account.isPresent() ? State.REQUESTED : State.WAITING;
        boolean goesOn = OrderPayments.begin(tx.connection(), payment, state, origin);
        if (goesOn && account.isPresent()) {
            charge(tx, payment, account.get(), origin);
        }
    }

    /** The account of a waiting order is known by now, or the order has waited long enough. */
    void resume(UnitOfWork tx, String orderId) throws SQLException {
        Stored stored = OrderPayments.lock(tx.connection(), orderId).orElseThrow();
        if (stored.state() != State.WAITING) {
            return;
        }
        OrderPayment payment = stored.payment();
        Origin origin = Reactions.origin("waiting", stored);
        Optional<KnownAccount> account = Accounts.find(tx.connection(), payment.accountId());
        if (account.isPresent()) {
            OrderPayments.advance(tx.connection(), orderId, State.REQUESTED);
            charge(tx, payment, account.get(), origin);
        } else {
            OrderPayments.advance(tx.connection(), orderId, State.ABANDONED);
            send(tx, orders, new RejectOrder(orderId, ACCOUNT_UNKNOWN), origin);
        }
    }

    /** Something happened to an order that may have a payment. */
    void settle(UnitOfWork tx, OrderEvent event, Origin origin) throws SQLException {
        Optional<Stored> stored = OrderPayments.lock(tx.connection(), event.id());
        if (stored.isEmpty()) {
            return;
        }
        switch (stored.get().state()) {
            case WAITING -> OrderPayments.advance(tx.connection(), event.id(), State.ABANDONED);
            case REQUESTED ->
                    settlement
                            .react(new SettlementSaga.Paid(stored.get().payment(), event))
                            .forEach(command -> send(tx, ledgers, command, origin));
            case ABANDONED -> {}
        }
    }

    /** The ledger decided about a transaction, which may be an order's. */
    void decided(UnitOfWork tx, TransactionDecisioned event, Origin origin) throws SQLException {
        OrderPayments.orderOf(tx.connection(), event.transactionId())
                .map(orderId -> new DecisionSaga.Decided(orderId, event))
                .map(decision::react)
                .ifPresent(
                        commands -> commands.forEach(command -> send(tx, orders, command, origin)));
    }

    private void charge(UnitOfWork tx, OrderPayment payment, KnownAccount account, Origin origin) {
        if (account.closed()) {
            send(tx, orders, new RejectOrder(payment.orderId(), ACCOUNT_CLOSED), origin);
        } else {
            send(tx, ledgers, payment.authorize(account), origin);
        }
    }

    private static <C> void send(
            UnitOfWork tx, CommandHandler<? super C> handler, C command, Origin origin) {
        Refusals.log(command, handler.handle(tx, command, origin));
    }
}
