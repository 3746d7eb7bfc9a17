# Puts the demo data in place and ends. Runs what `./mvnw package -DskipTests` built; build it from the project's root:
#   docker build -f deploy/docker/seed.Dockerfile -t brigade/seed .
FROM eclipse-temurin:25-jre
WORKDIR /app
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "/app/*", "dev.brigade.embedded.demo.SeedMain"]
COPY deploy/embedded/target/lib/jackson-*.jar ./
COPY deploy/embedded/target/brigade-embedded.jar ./
USER 10001
