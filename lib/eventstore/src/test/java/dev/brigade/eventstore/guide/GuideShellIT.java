package dev.brigade.eventstore.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brigade.backing.BackingPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shell commands of the guide, where there is a psql. */
class GuideShellIT {

    private final BackingPostgres postgres = BackingPostgres.shared();

    @Test
    void psql_installs_the_scripts() throws IOException, InterruptedException {
        assumeTrue(hasPsql(), "There is no psql on the path");
        URI url = URI.create(postgres.newDatabaseUrl().substring("jdbc:".length()));

        run("install.sh", url);
        run("install.sh", url);
    }

    private void run(String script, URI url) throws IOException, InterruptedException {
        String path = "src/test/resources/dev/brigade/eventstore/guide/" + script;
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", path).redirectErrorStream(true);
        shell.environment()
                .putAll(
                        Map.of(
                                "PGHOST", url.getHost(),
                                "PGPORT", String.valueOf(url.getPort()),
                                "PGDATABASE", url.getPath().substring(1),
                                "PGUSER", postgres.user(),
                                "PGPASSWORD", postgres.password()));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("COMMIT");
    }

    private static boolean hasPsql() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }
}
