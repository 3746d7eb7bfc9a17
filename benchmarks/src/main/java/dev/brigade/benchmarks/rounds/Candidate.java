package dev.brigade.benchmarks.rounds;

import dev.brigade.benchmarks.rounds.Round.Call;

/**
 * One way to do something, beside others.
 *
 * @param name what the table calls it
 * @param prepare before each of its rounds, not timed
 * @param call what is timed
 */
public record Candidate(String name, Preparation prepare, Call call) {

    /** Sets the scene. */
    public interface Preparation {
        void run() throws Exception;
    }

    /** Before each of its rounds that happens. */
    public Candidate after(Preparation preparation) {
        return new Candidate(name, preparation, call);
    }
}
