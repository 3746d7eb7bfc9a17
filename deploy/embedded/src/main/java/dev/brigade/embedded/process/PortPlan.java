package dev.brigade.embedded.process;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Chooses ports: the usual ones where they are free, else others, saying so. */
public final class PortPlan {
    private final IntPredicate isFree;
    private final IntSupplier anyFree;
    private final Consumer<String> say;
    private final Set<Integer> chosen = new HashSet<>();

    /**
     * @param isFree whether nobody listens on a port
     * @param anyFree some port that is free
     */
    public PortPlan(IntPredicate isFree, IntSupplier anyFree, Consumer<String> say) {
        this.isFree = isFree;
        this.anyFree = anyFree;
        this.say = say;
    }

    /** The ports of the whole system; {@code ui} is the wished one, or 0 for any. */
    public Addresses addresses(int ui) {
        return new Addresses(
                choose("the page", ui),
                choose("account-service", 8081),
                choose("transactions-service", 8082),
                choose("reactor-service", 8083),
                choose("Postgres", 15_432),
                choose("Kafka", 19_092),
                choose("Kafka's controller", 19_093));
    }

    private int choose(String who, int wished) {
        if (wished != 0 && !chosen.contains(wished) && isFree.test(wished)) {
            chosen.add(wished);
            return wished;
        }
        int other = anyFree.getAsInt();
        while (!chosen.add(other)) {
            other = anyFree.getAsInt();
        }
        if (wished != 0) {
            say.accept("port " + wished + " is taken: " + who + " gets " + other);
        }
        return other;
    }
}
