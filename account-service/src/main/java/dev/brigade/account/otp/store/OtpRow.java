package dev.brigade.account.otp.store;

import dev.brigade.account.otp.Channel;
import dev.brigade.account.otp.CodeHash;
import dev.brigade.account.otp.OneTimePassword;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.User;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a one-time password. Hibernate fills it; it is written by {@link OtpRows} alone. */
@Entity(name = "OneTimePassword")
@Table(name = "one_time_password")
@SuppressWarnings("NullAway.Init")
class OtpRow extends PanacheEntityBase {

    @Id String id;
    String userId;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String address;
    String codeHash;
    Instant expiresAt;
    int failures;

    @Enumerated(EnumType.STRING)
    OtpStatus status;

    long version;

    OneTimePassword toOneTimePassword() {
        return switch (status) {
            case PENDING ->
                    new OneTimePassword.Pending(
                            new User(userId, Recipient.of(channel, address)),
                            new CodeHash(codeHash),
                            expiresAt,
                            failures);
            case SPENT -> new OneTimePassword.Spent();
        };
    }
}
