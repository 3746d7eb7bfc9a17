package dev.brigade.account.otp;

import dev.brigade.account.account.Email;
import dev.brigade.account.account.PhoneNumber;
import java.util.Locale;

/** Who gets a code. */
public sealed interface Recipient {

    /** How it goes to them. */
    Channel channel();

    /** Where it goes, as they spelt it. */
    String address();

    /** The same for every spelling of an address. */
    default String identity() {
        return channel() + ":" + address().toLowerCase(Locale.ROOT);
    }

    /** By email. */
    record ByEmail(Email email) implements Recipient {
        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public String address() {
            return email.value();
        }
    }

    /** By text message. */
    record BySms(PhoneNumber phone) implements Recipient {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public String address() {
            return phone.e164();
        }
    }

    /**
     * The recipient with this address.
     *
     * @throws IllegalArgumentException "Invalid email", or "Invalid phone number"
     */
    static Recipient of(Channel channel, String address) {
        return switch (channel) {
            case EMAIL -> new ByEmail(new Email(address));
            case SMS -> new BySms(new PhoneNumber(address));
        };
    }
}
