package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, started as the image starts it: in production, with its keys in a file. */
class SignInStoryIT {

    private static final Path JAR =
            Path.of("../transactions-service/target/quarkus-app/quarkus-run.jar");
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    @TempDir Path folder;

    private final Issuer old = Issuer.named("old");
    private final Issuer current = Issuer.named("current");
    private final List<Process> started = new ArrayList<>();
    private Path keys;
    private Path log;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        keys = folder.resolve("jwks.json");
        log = folder.resolve("log");
        Files.writeString(keys, "{\"keys\":[%s,%s]}".formatted(old.jwk(), current.jwk()));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void where_nobody_has_to_sign_in_one_can_all_the_same() {
        Api account = RunningBrigade.shared().api("account");
        Answer asked =
                account.post(
                        "/api/otp", "{\"channel\": \"EMAIL\", \"address\": \"ada@example.org\"}");
        assertThat(asked.status()).isEqualTo(201);
        String request = asked.json().path(0).path("requestId").asText();
        assertThat(request).isNotEmpty();
        Answer wrong =
                account.post(
                        "/api/otp/verify",
                        "{\"requestId\": \"%s\", \"code\": \"000000\"}".formatted(request));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.json().path("detail").asText()).isEqualTo("Authentication failed");
        assertThat(account.get("/.well-known/jwks.json").json().path("keys")).hasSize(1);
    }

    @Test
    void while_keys_in_a_file_are_changed_tokens_of_both_are_good_with_and_without_their_time() {
        start(keys, RunningBrigade.shared().endpoints().postgres());
        patiently().ignoreExceptions().until(() -> get("none").status() == 401);

        for (Issuer issuer : List.of(old, current)) {
            assertThat(get(issuer.token(claims(300, ""))).status()).isEqualTo(200);
            assertThat(get(issuer.token(claims(300, ",\"iat\":" + now()))).status()).isEqualTo(200);
        }
        Answer refused = get(Issuer.named("old").token(claims(300, "")));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(get(current.token(claims(-60, ""))).status()).isEqualTo(401);
    }

    @Test
    void without_keys_nothing_starts_and_one_line_says_so_before_any_database_is_asked()
            throws Exception {
        Process service = start(folder.resolve("none.json"), NOWHERE);

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log))
                .containsOnlyOnce("MP_JWT_VERIFY_PUBLICKEY_LOCATION cannot be read")
                .contains("none.json")
                .doesNotContain("\tat ", "127.0.0.1:1");
    }

    private Process start(Path jwks, String database) {
        ProcessBuilder service =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString());
        service.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        service.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database);
        service.environment().put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        service.environment().put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", jwks.toString());
        try {
            Process process =
                    service.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer get(String token) {
        return new Api(() -> URI.create("http://127.0.0.1:" + port))
                .send(
                        "GET",
                        "/api/restaurants",
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Bearer " + token);
    }

    private static String claims(long seconds, String more) {
        return """
        {"iss":"brigade","aud":"brigade","sub":"u-1","groups":["admin"],"exp":%d%s}\
        """
                .formatted(now() + seconds, more);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
