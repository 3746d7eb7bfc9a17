# Puts the demo data in place and ends; the step `keys` of docker-compose.yml makes keys with it instead. Runs what
# `./mvnw package -DskipTests` built; build it from the project's root:
#   docker build -f deploy/docker/seed.Dockerfile -t brigade/seed .
FROM eclipse-temurin:25-jre
WORKDIR /app
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "/app/*", "dev.brigade.embedded.demo.SeedMain"]
COPY deploy/embedded/target/lib/jackson-*.jar ./
COPY deploy/embedded/target/brigade-embedded.jar ./
# A new volume belongs to whom its directory belongs to.
RUN install -d -m 700 -o 10001 -g 10001 /keys /notifier
USER 10001
