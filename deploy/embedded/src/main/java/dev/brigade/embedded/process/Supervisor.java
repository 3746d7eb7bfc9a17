package dev.brigade.embedded.process;

import dev.brigade.embedded.Console;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps the parts running. Thread-safe. */
public final class Supervisor {
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private final Console console;
    private final Runnable changed;
    private boolean stopping;

    /**
     * @param changed called after a part was started again, when its pid is another
     */
    public Supervisor(Console console, Runnable changed) {
        this.console = console;
        this.changed = changed;
    }

    /** Starts a part and keeps it running. */
    public synchronized void start(Part part) {
        if (stopping) {
            return;
        }
        Watched started = new Watched(part, new Telling());
        watched.put(part.name(), started);
        started.start();
    }

    /** The process ids, by part. */
    public synchronized Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        watched.forEach((name, part) -> part.pid().ifPresent(pid -> pids.put(name, pid)));
        return pids;
    }

    /** How often the part's process has ended. */
    public int deaths(String part) {
        return find(part).deaths();
    }

    /** SIGKILL for a part's process. */
    public void kill(String part) {
        find(part).kill();
    }

    /** Stops everything: {@code last} together, when all others have ended. */
    public void stop(Collection<String> last) {
        List<Watched> all = expectTheEnd();
        together(all.stream().filter(each -> !last.contains(each.part().name())).toList());
        together(all.stream().filter(each -> last.contains(each.part().name())).toList());
    }

    private synchronized List<Watched> expectTheEnd() {
        stopping = true;
        watched.values().forEach(Watched::expectEnd);
        return List.copyOf(watched.values());
    }

    private static void together(List<Watched> parts) {
        List<Thread> stopping =
                parts.stream().map(part -> Thread.ofVirtual().start(part::stop)).toList();
        for (Thread each : stopping) {
            join(each);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Watched find(String part) {
        return Objects.requireNonNull(watched.get(part), part);
    }

    private final class Telling implements Watched.Listener {
        @Override
        public void ended(String part, String why) {
            console.step(part + " ended (" + why + "), starting it again");
        }

        @Override
        public void startedAgain(String part, long pid) {
            console.step(part + " runs again (process " + pid + ")");
            changed.run();
        }

        @Override
        public void notStarted(String part, String why) {
            console.step(part + " could not be started: " + why);
        }
    }
}
