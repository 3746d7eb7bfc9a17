package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.eventstore.Round.Call;

/**
 * One way to do something, beside others.
 *
 * @param name what the table calls it
 * @param prepare before each of its rounds, not timed
 * @param call what is timed
 */
record Candidate(String name, Preparation prepare, Call call) {

    /** Sets the scene. */
    interface Preparation {
        void run() throws Exception;
    }

    /** A write behind one of the streams, each of which belongs to one thread. */
    static Candidate of(String name, Streams streams, Write write) {
        return new Candidate(name, () -> {}, thread -> write.to(streams.next(thread)));
    }

    /** Before each of its rounds that happens. */
    Candidate after(Preparation preparation) {
        return new Candidate(name, preparation, call);
    }

    /** One durable write. */
    interface Write {
        void to(Streams.Stream stream) throws Exception;
    }
}
