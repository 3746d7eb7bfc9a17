package dev.brigade.account.access;

import dev.brigade.account.account.AccountCommand;
import dev.brigade.account.account.AccountCommand.ChangeAddress;
import dev.brigade.account.account.AccountCommand.ChangeContact;
import dev.brigade.account.account.AccountCommand.ChangeCreditLimit;
import dev.brigade.account.account.AccountCommand.CloseAccount;
import dev.brigade.account.account.AccountCommand.OpenAccount;
import dev.brigade.account.organisation.OrganisationCommand;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;
import dev.brigade.signin.CurrentCaller;
import dev.brigade.signin.Roles;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who may send which command, whichever route it comes by: 403 when it is not for the caller's
 * role, 404 when it is about something of somebody else's. Thread-safe.
 */
@Singleton
public class CommandAccess {

    private final CurrentCaller current;

    CommandAccess(CurrentCaller current) {
        this.current = current;
    }

    /** Holders change how they are reached, and leave. Credit is given by operators alone. */
    public AccountCommand permit(AccountCommand command) {
        switch (command) {
            case OpenAccount _, ChangeCreditLimit _ -> current.get().requireRole(Roles.ADMIN);
            case ChangeAddress _, ChangeContact _, CloseAccount _ -> requireAccount(command.id());
        }
        return command;
    }

    /** Organisations describe themselves. */
    public OrganisationCommand permit(OrganisationCommand command) {
        Caller caller = current.get();
        caller.requireRole(Roles.RESTAURANT);
        if (!caller.actsFor(command.id())) {
            throw ProblemException.notFound("No organisation " + command.id());
        }
        return command;
    }

    /** The organisation that the caller acts for; operators act for all. */
    public Optional<String> ownOrganisation() {
        return Optional.ofNullable(current.get().organisationId());
    }

    /** Something is done with an account by its own holder. */
    public void requireAccount(String id) {
        Caller caller = current.get();
        caller.requireRole(Roles.CUSTOMER);
        if (!caller.hasAccount(id)) {
            throw ProblemException.notFound("Account does not exist!");
        }
    }

    /** Something is done by operators alone. */
    public void requireAdmin() {
        current.get().requireRole(Roles.ADMIN);
    }
}
