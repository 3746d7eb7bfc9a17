package dev.brigade.account;

import dev.brigade.account.account.card.CardKey;
import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.otp.OtpDecider;
import dev.brigade.account.otp.Recipient.ByEmail;
import dev.brigade.account.otp.Recipient.BySms;
import dev.brigade.account.otp.http.Doorkeeper;
import dev.brigade.account.otp.secret.KeyedHash;
import dev.brigade.account.otp.secret.SignInKeys;
import dev.brigade.account.otp.store.Allowance;
import dev.brigade.account.otp.store.OtpLimits;
import dev.brigade.account.otp.token.People;
import dev.brigade.account.otp.token.Staff;
import dev.brigade.account.otp.token.Tokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@link Wiring}, as far as signing in goes. */
final class SignInWiring {

    @Produces
    @Singleton
    OtpDecider passwords() {
        return new OtpDecider();
    }

    @Produces
    @Singleton
    KeyedHash hashes(CardKey key) {
        return new KeyedHash(key.derive("one-time passwords"));
    }

    @Produces
    @Singleton
    OtpLimits limits(
            @ConfigProperty(name = "brigade.otp.limit.per-address") int perAddress,
            @ConfigProperty(name = "brigade.otp.limit.per-caller") int perCaller,
            @ConfigProperty(name = "brigade.otp.limit.window") Duration window) {
        return new OtpLimits(new Allowance(perAddress, window), new Allowance(perCaller, window));
    }

    @Produces
    @Singleton
    Tokens tokens(
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") String audience,
            @ConfigProperty(name = "brigade.tokens.lifetime") Duration lifetime) {
        return new Tokens(issuer, audience, lifetime);
    }

    @Produces
    @Singleton
    People people(
            AccountQueries accounts,
            @ConfigProperty(name = "brigade.otp.admins") Optional<List<String>> admins,
            @ConfigProperty(name = "brigade.otp.restaurants") Optional<List<String>> restaurants) {
        return new People(
                Staff.of(admins.orElse(List.of()), restaurants.orElse(List.of())),
                recipient ->
                        switch (recipient) {
                            case ByEmail(var email) -> accounts.openWithEmail(email);
                            case BySms(var phone) -> accounts.openWithPhone(phone);
                        });
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper(
            @ConfigProperty(name = "brigade.tokens.keys") Optional<String> tokenKeys,
            @ConfigProperty(name = "brigade.tokens.keys.location") Optional<String> tokenFile,
            @ConfigProperty(name = "brigade.notifier.keys") Optional<String> notifierKeys,
            @ConfigProperty(name = "brigade.notifier.keys.location") Optional<String> notifierFile,
            KeyedHash hashes,
            People people,
            Tokens tokens) {
        Optional<SignInKeys> keys =
                SignInKeys.of(
                        new SignInKeys.Source(tokenKeys, tokenFile),
                        new SignInKeys.Source(notifierKeys, notifierFile));
        return new Doorkeeper(keys, hashes, people, tokens);
    }
}
