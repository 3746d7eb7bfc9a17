package dev.brigade.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.HopRing;
import dev.brigade.ui.live.LiveStream;
import dev.brigade.ui.replicas.ReplicaWatch;
import dev.brigade.ui.services.ServiceAddresses;
import dev.brigade.ui.topics.TopicReader;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the pieces meet: the topics are read into the ring, and the stream reads it. */
class Wiring {

    @Produces
    @Singleton
    HopRing ring(@ConfigProperty(name = "brigade.live.ring") int capacity) {
        return new HopRing(capacity);
    }

    @Produces
    @Singleton
    CommandMemory commands() {
        return new CommandMemory();
    }

    @Produces
    @Singleton
    LiveStream stream(
            HopRing ring,
            @ConfigProperty(name = "brigade.live.replay") int replay,
            ObjectMapper json) {
        return new LiveStream(ring, replay, json);
    }

    @Produces
    @Singleton
    TopicReader reader(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "brigade.live.history") int history,
            CommandMemory commands,
            HopRing ring) {
        return new TopicReader(bootstrapServers, history, commands, ring, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ReplicaWatch watch(HopRing ring, ServiceAddresses addresses, ObjectMapper json) {
        return new ReplicaWatch(ring, addresses, json, Clock.systemUTC());
    }

    void start(
            @Observes StartupEvent event,
            TopicReader reader,
            ReplicaWatch watch,
            HopRing ring,
            LiveStream stream,
            MeterRegistry meters) {
        FunctionCounter.builder("brigade.live.hops", ring, HopRing::head)
                .description("Hops seen")
                .register(meters);
        Gauge.builder("brigade.live.listeners", stream, LiveStream::listeners)
                .description("Browsers and others that listen to the live stream")
                .register(meters);
        Gauge.builder("brigade.topics.partitions", reader, r -> r.status().partitions())
                .description("Partitions that are read")
                .register(meters);
        watch.start();
        reader.start();
    }

    void stop(@Observes ShutdownEvent event, TopicReader reader, HopRing ring) {
        ring.close();
        reader.close();
    }
}
