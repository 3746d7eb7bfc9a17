package dev.brigade.benchmarks.rounds;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The table of targets, printed line by line as they are measured. */
public final class Table {

    private static final String LINE = "%-46s %-15s %-19s %-22s %-18s %-8s %-5s %s%n";

    private final PrintStream out;
    private int failed;

    /** One that is printed there. */
    public Table(PrintStream out) {
        this.out = out;
    }

    /** What stands above it. */
    public void header() {
        out.printf(
                LINE,
                "what",
                "figure",
                "ratio (of rounds)",
                "p50/p95/p99",
                "server+client, WAL",
                "target",
                "load",
                "");
    }

    /** Something beside its floor, which it should reach to that part. */
    public void ratio(
            String what, Comparison all, String name, String floor, double times, double least) {
        double[] ratios = all.ratios(name, floor);
        double ratio = Comparison.median(ratios) * times;
        print(
                what,
                perSecond(times * all.median(name, Round::perSecond)),
                format(
                        "%.2f (%.2f..%.2f)",
                        ratio, ratios[0] * times, ratios[ratios.length - 1] * times),
                micros(all.nanos(name)),
                cost(all, name),
                format(">=%.2f", least),
                holds(ratio >= least));
    }

    /** The same without a target: what a floor allows. */
    public void remark(String what, Comparison all, String name, String floor, double times) {
        print(
                what,
                perSecond(times * all.median(name, Round::perSecond)),
                format("%.2f", Comparison.median(all.ratios(name, floor)) * times),
                micros(all.nanos(name)),
                cost(all, name),
                "",
                "");
    }

    /** How often its 99th percentile is that of its floor, and at most should be. */
    public void p99(String what, Comparison all, String name, String floor, double most) {
        double times = p99(all, name) / p99(all, floor);
        print(
                what,
                format("%.1f ms", p99(all, name)),
                format("%.2f", times),
                "",
                "",
                format("<=%.0f", most),
                holds(times <= most));
    }

    private static double p99(Comparison all, String name) {
        return all.nanos(name).getValueAtPercentile(99) / 1e6;
    }

    /** A floor. */
    public void floor(String what, Comparison all, String name) {
        print(
                what,
                perSecond(all.median(name, Round::perSecond)),
                "1",
                micros(all.nanos(name)),
                cost(all, name),
                "",
                "");
    }

    /** So many per second, without a target. */
    public void figure(String what, double perSecond) {
        print(what, perSecond(perSecond), "", "", "", "", "");
    }

    /** So many per second, which should be at least that. */
    public void rate(
            String what, double perSecond, double least, String remark, boolean otherwiseGood) {
        print(
                what,
                perSecond(perSecond),
                "",
                "",
                remark,
                format(">=%.0fk", least / 1e3),
                holds(perSecond >= least && otherwiseGood));
    }

    /** Latencies in nanoseconds, of which the median and the 99th percentile have limits in ms. */
    public void latency(String what, Histogram nanos, long late, double p50, double p99) {
        double median = nanos.getValueAtPercentile(50) / 1e6;
        double high = nanos.getValueAtPercentile(99) / 1e6;
        print(
                what,
                format("%d events", nanos.getTotalCount()),
                late == 0 ? "" : late + " never came",
                format("%.1f/%.1f/%.1f ms", median, nanos.getValueAtPercentile(95) / 1e6, high),
                "",
                format("%.0f/%.0fms", p50, p99),
                holds(median <= p50 && high <= p99 && late == 0));
    }

    /** How many targets do not hold. */
    public int failed() {
        return failed;
    }

    private String holds(boolean does) {
        failed += does ? 0 : 1;
        return does ? "holds" : "does not hold";
    }

    private void print(
            String what,
            String figure,
            String ratio,
            String times,
            String cost,
            String target,
            String verdict) {
        out.printf(LINE, what, figure, ratio, times, cost, target, load(), verdict);
        out.flush();
    }

    private static String perSecond(double value) {
        return format("%,.0f/s", value);
    }

    private static String micros(Histogram nanos) {
        return format(
                "%d/%d/%d us",
                nanos.getValueAtPercentile(50) / 1000,
                nanos.getValueAtPercentile(95) / 1000,
                nanos.getValueAtPercentile(99) / 1000);
    }

    private static String cost(Comparison all, String name) {
        return format(
                "%.0f+%.0f us, %.0f B",
                all.median(name, Round::serverMicros),
                all.median(name, Round::clientMicros),
                all.median(name, Round::walBytes));
    }

    /** How many processes wanted a processor in the last minute. */
    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            return "";
        }
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
