package dev.brigade.benchmarks.bare;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;

/**
 * The floor of a command: the same server, threads and pool, and one insert of the body as it came,
 * which is not even read.
 */
@Path("/bare")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BareInsertResource {

    private static final String INSERT = "insert into bare_insert (body) values (?)";

    private final DataSource dataSource;

    BareInsertResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @POST
    @PermitAll
    public String insert(String body) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, body, Types.OTHER);
            statement.executeUpdate();
        }
        return body;
    }
}
