package dev.brigade.benchmarks.rounds;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Asks a server on this machine what it has spent for one database, and what its client has.
 *
 * @param clientNanos processor time of the client until now
 */
public record Probe(DataSource pool, LongSupplier clientNanos) {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final String PROCESSES =
            """
            select pid, (pg_current_wal_insert_lsn() - '0/0')::bigint from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend'\
            """;

    /** The client is this process. */
    public Probe(DataSource pool) {
        this(pool, PROCESS::getProcessCpuTime);
    }

    /** Until now. */
    public Cost spent() throws SQLException {
        double cpu = 0;
        long wal = 0;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PROCESSES)) {
            while (rows.next()) {
                cpu += cpuNanos(rows.getInt(1));
                wal = rows.getLong(2);
            }
        }
        return new Cost(cpu, clientNanos.getAsLong(), wal);
    }

    /** As Linux counts it. */
    private static double cpuNanos(int process) {
        try {
            String times = Files.readString(Path.of("/proc/" + process + "/schedstat"));
            return Long.parseLong(times, 0, times.indexOf(' '), 10);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
