package dev.brigade.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of events and commands. Thread-safe. */
public final class Uuids {

    private static final UUID NAMESPACE = UUID.fromString("5d1c8a54-6f3b-5a0e-9c9e-0b7f3c2d4e61");
    private static final TimeBasedEpochGenerator TIME = Generators.timeBasedEpochGenerator();
    private static final NameBasedGenerator NAME = Generators.nameBasedGenerator(NAMESPACE);

    private Uuids() {}

    /** A new id (version 7, RFC 9562): ids made later by this process sort later. */
    public static UUID v7() {
        return TIME.generate();
    }

    /**
     * The id that belongs to these parts (version 5): the same parts give the same id on every
     * machine, other parts another one. {@code ("a", "bc")} and {@code ("ab", "c")} differ.
     */
    public static UUID derived(String... parts) {
        StringBuilder name = new StringBuilder();
        for (String part : parts) {
            name.append(part.length()).append(':').append(part);
        }
        return NAME.generate(name.toString());
    }
}
