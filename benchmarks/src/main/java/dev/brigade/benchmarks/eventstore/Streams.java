package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.messaging.Uuids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The streams of each writer. Which one is next follows Zipf's law with exponent 1: the n-th most
 * popular is asked for 1/n as often as the first. The seed is fixed.
 */
final class Streams {

    /** One stream, and how far it is. Used by one thread. */
    static final class Stream {
        final String id;
        long version;
        @Nullable UUID last;

        Stream(String id, long version) {
            this.id = id;
            this.version = version;
        }

        void advance(int events, UUID newLast) {
            version += events;
            last = newLast;
        }
    }

    /** One durable write. */
    interface Write {
        void to(Stream stream) throws Exception;
    }

    private static final long SEED = 20_250_601;
    private static final int EACH = 1_000;

    private final List<List<Stream>> ofWriters = new ArrayList<>();
    private final List<SplittableRandom> randoms = new ArrayList<>();
    private final double[] upTo;

    private Streams(int writers, int each, IntFunction<Stream> stream) {
        for (int writer = 0; writer < writers; writer++) {
            List<Stream> own = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                own.add(stream.apply(writer * each + i));
            }
            ofWriters.add(own);
            randoms.add(new SplittableRandom(SEED + writer));
        }
        upTo = new double[each];
        double sum = 0;
        for (int i = 0; i < each; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    /** A thousand new ones for each writer. */
    static Streams fresh(int writers) {
        return new Streams(writers, EACH, _ -> new Stream(Uuids.v7().toString(), 0));
    }

    /** Those of that many events which {@link Fill} made, so many for each writer. */
    static Streams filled(int writers, int each, String prefix, long version) {
        return new Streams(writers, each, i -> new Stream(prefix + i, version));
    }

    /** To each stream once, so that nothing is done for the first time when it is timed. */
    Streams warmedBy(Write write) throws Exception {
        for (List<Stream> own : ofWriters) {
            for (Stream stream : own) {
                write.to(stream);
            }
        }
        return this;
    }

    /** A write behind one of them, each of which belongs to one thread. */
    Candidate candidate(String name, Write write) {
        return new Candidate(name, () -> {}, thread -> write.to(next(thread)));
    }

    Stream next(int writer) {
        double at = randoms.get(writer).nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        return ofWriters.get(writer).get(found < 0 ? -found - 1 : found);
    }
}
