package dev.brigade.account.http;

import dev.brigade.account.command.http.Answers;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All commands of the service, by decider and kind. */
@Path("/api/commands")
@Tag(name = "Commands")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CommandsResource {

    private static final Pattern SOMETHING = Pattern.compile("(?s).+");

    private final Map<String, DeciderRoute> deciders;

    @Inject
    CommandsResource(@All List<DeciderRoute> deciders) {
        this.deciders =
                deciders.stream()
                        .collect(Collectors.toMap(DeciderRoute::decider, Function.identity()));
    }

    @Authenticated
    @POST
    @RequestBody(ref = "Command")
    public Response handle(Fields body) {
        DeciderRoute decider = deciders.get(known("decider", deciders.keySet(), body));
        if (decider == null) {
            throw new IllegalStateException("A known decider is not there");
        }
        return Answers.ok(decider.handle(known("kind", decider.kinds(), body), body));
    }

    private static String known(String field, Collection<String> names, Fields body) {
        String rule = "must be one of " + String.join(", ", new TreeSet<>(names));
        String name = Fields.read(body, fields -> fields.matching(field, SOMETHING, rule));
        if (!names.contains(name)) {
            throw ProblemException.badRequest(field, rule);
        }
        return name;
    }
}
