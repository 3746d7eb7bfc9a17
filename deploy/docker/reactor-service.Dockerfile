# Runs what `./mvnw package -DskipTests` built. Build it from the project's root:
#   docker build -f deploy/docker/reactor-service.Dockerfile -t brigade/reactor-service .
FROM eclipse-temurin:25-jre
WORKDIR /app
COPY deploy/docker/ready /usr/local/bin/ready
COPY reactor-service/target/quarkus-app/ ./
USER 10001
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8083
EXPOSE 8083
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "quarkus-run.jar"]
