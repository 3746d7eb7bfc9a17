package dev.brigade.signin;

import dev.brigade.http.Ids;
import dev.brigade.http.ProblemException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, and what is theirs.
 *
 * @param subject the user's id
 * @param roles at least one of {@link Roles}
 * @param accountId a customer's account; null for everybody else
 * @param organisationId what somebody runs restaurants for; null for everybody else
 */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable String accountId,
        @Nullable String organisationId) {

    /** Whoever calls where there is no sign-in: they may do everything. */
    static final Caller ANYBODY = new Caller("anybody", Set.of(Roles.ADMIN), null, null);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Who a token speaks for; empty when it does not say all that it must. */
    static Optional<Caller> of(JsonWebToken token) {
        Set<String> roles = new HashSet<>(Objects.requireNonNullElse(token.getGroups(), Set.of()));
        roles.retainAll(Roles.ALL);
        String account = roles.contains(Roles.CUSTOMER) ? id(token, "accountId") : null;
        String organisation = roles.contains(Roles.RESTAURANT) ? id(token, "organisationId") : null;
        String subject = id(token, "sub");
        boolean complete =
                !roles.isEmpty()
                        && (account != null || !roles.contains(Roles.CUSTOMER))
                        && (organisation != null || !roles.contains(Roles.RESTAURANT));
        return subject == null || !complete
                ? Optional.empty()
                : Optional.of(new Caller(subject, roles, account, organisation));
    }

    private static @Nullable String id(JsonWebToken token, String claim) {
        return token.getClaim(claim) instanceof String text && Ids.PATTERN.matcher(text).matches()
                ? text
                : null;
    }

    /** Whether everything is theirs. */
    public boolean isAdmin() {
        return roles.contains(Roles.ADMIN);
    }

    /** Whether they may act for an account; nobody acts for none. */
    public boolean hasAccount(@Nullable String account) {
        return isAdmin() || account != null && account.equals(accountId);
    }

    /** Whether they may act for an organisation; only admins do for none. */
    public boolean actsFor(@Nullable String organisation) {
        return isAdmin() || organisation != null && organisation.equals(organisationId);
    }

    /**
     * Goes on for admins, and for those who have one of these roles.
     *
     * @throws ProblemException 403
     */
    public void requireRole(String... allowed) {
        if (!isAdmin() && Collections.disjoint(roles, Set.of(allowed))) {
            throw ProblemException.forbidden(SignInProblems.FORBIDDEN);
        }
    }
}
