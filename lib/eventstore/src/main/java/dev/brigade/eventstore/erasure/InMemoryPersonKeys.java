package dev.brigade.eventstore.erasure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;

/** Keys without a database: the twin of {@link PostgresPersonKeys}. Thread-safe. */
public final class InMemoryPersonKeys implements PersonKeys {

    private final ConcurrentMap<String, Optional<SecretKey>> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<SecretKey> forWriting(String person) {
        return keys.computeIfAbsent(person, _ -> Optional.of(Aes.newKey()));
    }

    @Override
    public Map<String, SecretKey> forReading(Collection<String> persons) {
        Map<String, SecretKey> found = new HashMap<>();
        for (String person : persons) {
            keys.getOrDefault(person, Optional.empty()).ifPresent(key -> found.put(person, key));
        }
        return found;
    }

    @Override
    public void forget(String person) {
        keys.put(person, Optional.empty());
    }
}
