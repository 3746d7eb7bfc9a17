package dev.brigade.transactions.projection;

import dev.brigade.eventstore.Frontier;
import dev.brigade.eventstore.ViewOperations;
import dev.brigade.transactions.projection.Rebuild.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What operators ask of the read models. {@link RebuildWorker} does it. Thread-safe. */
public final class Rebuilds {

    private final List<Projection> projections;
    private final RebuildTable table;
    private final RebuildWorker worker;
    private final ViewOperations views;

    /** Rebuilds by this worker. */
    public Rebuilds(Projections projections, RebuildWorker worker, ViewOperations views) {
        this.projections = projections.all();
        this.table = worker.table();
        this.worker = worker;
        this.views = views;
    }

    /**
     * How a read model stands.
     *
     * @param position everything up to it in the store is shown; null when that is not known
     * @param lag how many events are not; null when that is not known
     * @param generation 1, and one more with each rebuild that it was switched to
     * @param rebuild the one that runs; null when none does
     */
    public record Status(
            String name,
            @Nullable Long position,
            @Nullable Long lag,
            int generation,
            @Nullable Long rebuild) {}

    /** All read models. */
    public List<Status> list() throws SQLException {
        OptionalLong lag = views.lag(Projections.VIEW);
        Long position = views.frontier(Projections.VIEW).map(Frontier::position).orElse(null);
        List<Rebuild> running = table.running();
        List<Status> all = new ArrayList<>();
        for (Projection it : projections) {
            Long rebuild =
                    running.stream()
                            .filter(one -> one.projection().equals(it.name()))
                            .map(Rebuild::id)
                            .findFirst()
                            .orElse(null);
            all.add(
                    new Status(
                            it.name(),
                            position,
                            lag.isPresent() ? (Long) lag.getAsLong() : null,
                            table.generation(it.name()),
                            rebuild));
        }
        return all;
    }

    /** Whether there is a read model of this name. */
    public boolean knows(String projection) {
        return projections.stream().anyMatch(it -> it.name().equals(projection));
    }

    /** Asks for a rebuild; empty while another one of the same read model runs. */
    public Optional<Rebuild> ask(String projection) throws SQLException {
        Optional<Long> id = table.add(projection);
        worker.wake();
        return id.isEmpty() ? Optional.empty() : table.find(id.get());
    }

    /** One of them, also when it has ended. */
    public Optional<Rebuild> find(long id) throws SQLException {
        return table.find(id);
    }

    /** Calls one off, unless it has ended, and tells what became of it. */
    public Optional<Rebuild> cancel(long id) throws SQLException {
        table.end(id, State.cancelled, null);
        worker.wake();
        return table.find(id);
    }
}
