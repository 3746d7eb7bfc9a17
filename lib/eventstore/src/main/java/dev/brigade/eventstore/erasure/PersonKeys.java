package dev.brigade.eventstore.erasure;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A key for each person, until the person is forgotten. Who is forgotten stays so: no key is ever
 * made again under this name. Someone who comes back is another person, with another name.
 * Thread-safe.
 */
public interface PersonKeys {

    /**
     * The person's key, which is made when there is none yet; empty when the person is forgotten.
     *
     * @param person a name that means nothing outside, such as an account's id; 1 to 255 characters
     */
    Optional<SecretKey> forWriting(String person);

    /** The keys of those persons who have one. They are asked for at each read, and never kept. */
    Map<String, SecretKey> forReading(Collection<String> persons);

    /** Drops the person's key for good. Forgetting again, or somebody unknown, is no error. */
    void forget(String person);
}
