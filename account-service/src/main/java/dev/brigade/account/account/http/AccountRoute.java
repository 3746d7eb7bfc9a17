package dev.brigade.account.account.http;

import dev.brigade.account.access.CommandAccess;
import dev.brigade.account.account.AccountCommand;
import dev.brigade.account.account.AccountCommand.ChangeAddress;
import dev.brigade.account.account.AccountCommand.ChangeContact;
import dev.brigade.account.account.AccountCommand.ChangeCreditLimit;
import dev.brigade.account.account.AccountCommand.CloseAccount;
import dev.brigade.account.account.AccountCommand.OpenAccount;
import dev.brigade.account.account.store.AccountCommands;
import dev.brigade.account.account.wire.AccountMessages;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.http.Calls;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.http.Fields;
import dev.brigade.messaging.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The commands to accounts by their names. */
@ApplicationScoped
class AccountRoute implements DeciderRoute {

    static final String OPEN = "OpenAccountCommand";
    static final String CHANGE_CREDIT_LIMIT = "ChangeCreditLimitCommand";
    static final String CHANGE_ADDRESS = "ChangeAddressCommand";
    static final String CHANGE_CONTACT = "ChangeContactCommand";
    static final String CLOSE = "CloseAccountCommand";

    private final Map<String, BiFunction<String, Fields, AccountCommand>> readers;
    private final AccountCommands commands;
    private final Calls calls;
    private final CommandAccess access;

    @Inject
    AccountRoute(AccountInput input, AccountCommands commands, Calls calls, CommandAccess access) {
        this.commands = commands;
        this.calls = calls;
        this.access = access;
        readers =
                Map.of(
                        OPEN, (id, fields) -> new OpenAccount(id, input.profile(id, fields)),
                        CHANGE_CREDIT_LIMIT,
                                (id, fields) ->
                                        new ChangeCreditLimit(id, input.creditLimit(fields)),
                        CHANGE_ADDRESS,
                                (id, fields) -> new ChangeAddress(id, input.newAddress(fields)),
                        CHANGE_CONTACT,
                                (id, fields) -> new ChangeContact(id, input.contact(fields)),
                        CLOSE, (id, _) -> new CloseAccount(id));
    }

    @Override
    public String decider() {
        return AccountMessages.DECIDER;
    }

    @Override
    public Set<String> kinds() {
        return readers.keySet();
    }

    @Override
    public Answer handle(String kind, Fields body) {
        return handle(kind, fields -> fields.id("id"), body);
    }

    /** Handles a command to the account with the given id. */
    Answer handle(String kind, String id, Fields body) {
        return handle(kind, _ -> id, body);
    }

    /** Opens an account with the caller's id, or with a new one. */
    Answer open(Fields body) {
        String offered = Uuids.v7().toString();
        return handle(OPEN, fields -> fields.has("id") ? fields.id("id") : offered, body);
    }

    private Answer handle(String kind, Function<Fields, String> id, Fields body) {
        var reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("No command to accounts: " + kind);
        }
        var received = calls.receive(body, fields -> reader.apply(id.apply(fields), fields));
        return commands.handle(received.call(), access.permit(received.command()));
    }
}
