package dev.brigade.benchmarks.rounds;

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
 * all of them; the first two rounds warm up and are dropped. Ratios are of rounds that ran beside
 * each other.
 */
public record Comparison(Map<String, List<Round>> rounds) {

    /** How many rounds of each come before those that count. */
    public static final int WARM_UP = 2;

    /** Lets that many threads do each. */
    public static Comparison run(Turns turns, int threads, Probe probe, List<Candidate> candidates)
            throws Exception {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        candidates.forEach(candidate -> rounds.put(candidate.name(), new ArrayList<>()));
        List<Candidate> order = new ArrayList<>(candidates);
        for (int round = -WARM_UP; round < turns.rounds(); round++) {
            for (Candidate candidate : order) {
                candidate.prepare().run();
                Round measured = Round.run(threads, turns.seconds(), probe, candidate.call());
                if (round >= 0) {
                    of(rounds, candidate.name()).add(measured);
                }
            }
            Collections.reverse(order);
        }
        return new Comparison(rounds);
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
