package dev.brigade.benchmarks.rounds;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Candidates in turns, forwards and backwards (A B B A), so that what else the machine does hits
 * all of them; the first rounds, at least two, warm up and are dropped: until the just-in-time
 * compiler rests, which else takes from who has more code. Ratios are of rounds that ran beside
 * each other.
 *
 * @param rounds of each candidate that count
 * @param warmUp how many of each came before
 */
public record Comparison(Map<String, List<Round>> rounds, int warmUp) {

    private static final int SHORTEST_WARM_UP = 2;
    private static final int LONGEST_WARM_UP = 20;

    /** The share of a round's time that the compiler may be at work. */
    private static final double COMPILER_RESTS = 0.03;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** Lets that many threads do each. */
    public static Comparison run(Turns turns, int threads, Probe probe, List<Candidate> candidates)
            throws Exception {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        candidates.forEach(candidate -> rounds.put(candidate.name(), new ArrayList<>()));
        List<Candidate> order = new ArrayList<>(candidates);
        int warmUp = warmUp(turns, threads, probe, order);
        for (int round = 0; round < turns.rounds(); round++) {
            for (Candidate candidate : order) {
                of(rounds, candidate.name()).add(once(turns, threads, probe, candidate));
            }
            Collections.reverse(order);
        }
        return new Comparison(rounds, warmUp);
    }

    private static int warmUp(Turns turns, int threads, Probe probe, List<Candidate> candidates)
            throws Exception {
        int round = 0;
        for (boolean compiling = true;
                round < SHORTEST_WARM_UP || compiling && round < LONGEST_WARM_UP;
                round++) {
            long before = COMPILER.getTotalCompilationTime();
            double seconds = 0;
            for (Candidate candidate : candidates) {
                seconds += once(turns, threads, probe, candidate).seconds();
            }
            long millis = COMPILER.getTotalCompilationTime() - before;
            compiling = millis / 1e3 > seconds * COMPILER_RESTS;
        }
        return round;
    }

    private static Round once(Turns turns, int threads, Probe probe, Candidate candidate)
            throws Exception {
        candidate.prepare().run();
        return Round.run(threads, turns.seconds(), probe, candidate.call());
    }

    private static List<Round> of(Map<String, List<Round>> rounds, String name) {
        return Objects.requireNonNull(rounds.get(name), name);
    }

    /** Of the rounds of one candidate. */
    public double median(String name, ToDoubleFunction<Round> figure) {
        return median(of(rounds, name).stream().mapToDouble(figure).toArray());
    }

    /** Calls per second beside those of the other, round by round, sorted. */
    public double[] ratios(String name, String floor) {
        List<Round> measured = of(rounds, name);
        List<Round> base = of(rounds, floor);
        double[] ratios = new double[measured.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = measured.get(i).perSecond() / base.get(i).perSecond();
        }
        Arrays.sort(ratios);
        return ratios;
    }

    /** Of all rounds together. */
    public Histogram nanos(String name) {
        Histogram all = Round.histogram();
        of(rounds, name).forEach(round -> all.add(round.nanos()));
        return all;
    }

    /** The middle one. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
