# Runs what `./mvnw package -DskipTests` built. Build it from the project's root:
#   docker build -f deploy/docker/transactions-service.Dockerfile -t brigade/transactions-service .
FROM eclipse-temurin:25-jre
WORKDIR /app
# In prod callers sign in: MP_JWT_VERIFY_PUBLICKEY or MP_JWT_VERIFY_PUBLICKEY_LOCATION must be set (docs/guide/sign-in.md).
ENV QUARKUS_PROFILE=prod QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8082
EXPOSE 8082
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s CMD ["ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "quarkus-run.jar"]
COPY deploy/docker/ready /usr/local/bin/ready
# What changes seldom comes first: its layers are kept.
COPY transactions-service/target/quarkus-app/lib/ lib/
COPY transactions-service/target/quarkus-app/quarkus/ quarkus/
COPY transactions-service/target/quarkus-app/quarkus-run.jar ./
COPY transactions-service/target/quarkus-app/app/ app/
USER 10001
