package dev.brigade.account.organisation.http;

import static dev.brigade.account.command.http.ValueFields.value;

import dev.brigade.account.access.CommandAccess;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.http.Calls;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.account.organisation.Alias;
import dev.brigade.account.organisation.Description;
import dev.brigade.account.organisation.Details;
import dev.brigade.account.organisation.Location;
import dev.brigade.account.organisation.Name;
import dev.brigade.account.organisation.OrganisationCommand;
import dev.brigade.account.organisation.OrganisationCommand.CreateOrganisation;
import dev.brigade.account.organisation.OrganisationCommand.UpdateOrganisation;
import dev.brigade.account.organisation.store.OrganisationCommands;
import dev.brigade.account.organisation.wire.OrganisationMessages;
import dev.brigade.http.Fields;
import dev.brigade.messaging.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Function;

/** The commands to organisations by their names. */
@ApplicationScoped
class OrganisationRoute implements DeciderRoute {

    private static final String CREATE = "CreateOrganisationCommand";
    private static final String UPDATE = "UpdateOrganisationCommand";

    private final OrganisationCommands commands;
    private final Calls calls;
    private final CommandAccess access;

    @Inject
    OrganisationRoute(OrganisationCommands commands, Calls calls, CommandAccess access) {
        this.commands = commands;
        this.calls = calls;
        this.access = access;
    }

    @Override
    public String decider() {
        return OrganisationMessages.DECIDER;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CREATE, UPDATE);
    }

    @Override
    public Answer handle(String kind, Fields body) {
        return switch (kind) {
            case CREATE -> handle(body, it -> new CreateOrganisation(it.id("id"), details(it)));
            case UPDATE -> handle(body, it -> new UpdateOrganisation(it.id("id"), details(it)));
            default -> throw new IllegalArgumentException("No command to organisations: " + kind);
        };
    }

    /** Creates one with the given id; else the caller's own, or one with a new id. */
    Answer create(Fields body) {
        String offered = access.ownOrganisation().orElseGet(() -> Uuids.v7().toString());
        return handle(
                body,
                it -> new CreateOrganisation(it.has("id") ? it.id("id") : offered, details(it)));
    }

    /** Updates the one with the given id. */
    Answer update(String id, Fields body) {
        return handle(body, it -> new UpdateOrganisation(id, details(it)));
    }

    private Answer handle(Fields body, Function<Fields, OrganisationCommand> reader) {
        var received = calls.receive(body, reader);
        return commands.handle(received.call(), access.permit(received.command()));
    }

    private static Details details(Fields it) {
        return new Details(
                value(it, "name", "Name is empty", Name::new),
                value(it, "location", "Location is empty", Location::new),
                it.has("description")
                        ? value(it, "description", "must be text", Description::new)
                        : null,
                it.has("alias") ? value(it, "alias", "Invalid alias", Alias::new) : null);
    }
}
