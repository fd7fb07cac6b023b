package dev.vigia.api;

import dev.vigia.api.alerts.AlertList;
import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.files.DashboardFiles;
import dev.vigia.api.files.Docs;
import dev.vigia.api.health.Dependency;
import dev.vigia.api.health.HealthApi;
import dev.vigia.api.health.KafkaDependency;
import dev.vigia.api.http.Gate;
import dev.vigia.api.http.Server;
import dev.vigia.api.metrics.MetricQueries;
import dev.vigia.api.openapi.OpenApi;
import dev.vigia.api.stream.LiveFeed;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.writes.EventPublisher;
import io.javalin.Javalin;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running program: joins the features to the server, and ends them together. */
final class Api implements AutoCloseable {
    private static final int ALERTS_IN_STREAM = 50;

    private final Javalin server;
    private final List<AutoCloseable> parts;

    private Api(Javalin server, List<AutoCloseable> parts) {
        this.server = server;
        this.parts = parts;
    }

    /** Starts to listen. PostgreSQL and Kafka may be away: what needs them answers 503 until they are back. */
    static Api start(ApiSettings settings, Clock clock) {
        var database = ReadOnly.open(settings.database());
        var publisher = new EventPublisher(settings.kafkaBootstrap());
        var kafka = new KafkaDependency(settings.kafkaBootstrap());
        var feed = new LiveFeed(() -> database.read(snapshot -> {
            var states = new LinkedHashMap<String, Object>();
            states.put("metrics", MetricQueries.realtime(snapshot, Dimensions.all(), clock.instant()));
            states.put("alerts", firing(snapshot));
            return states;
        }));
        var meters = meters(feed);
        var routes = Routes.all(database, publisher, feed, new HealthApi(List.of(postgres(database), kafka)));
        var docs = new Docs(OpenApi.document(routes));
        var server = Server.create(
                settings.address(),
                routes,
                new Gate(settings.keys()),
                clock,
                meters,
                pages -> {
                    docs.addTo(pages);
                    pages.get("/metrics", context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(meters.scrape()));
                },
                new DashboardFiles());
        var api = new Api(server, List.of(feed, publisher, kafka, database));
        try {
            server.start();
        } catch (RuntimeException broken) {
            api.close();
            throw broken;
        }
        return api;
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception broken) {
                throw new IllegalStateException(part + " cannot be closed", broken);
            }
        }
        server.stop();
    }

    private static AlertList firing(dev.vigia.api.database.Snapshot snapshot) {
        return AlertList.find(
                snapshot,
                Optional.empty(),
                Optional.of(AlertList.State.FIRING),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ALERTS_IN_STREAM);
    }

    private static Dependency postgres(ReadOnly database) {
        return new Dependency() {
            @Override
            public String name() {
                return "postgres";
            }

            @Override
            public void check() {
                database.read(snapshot -> snapshot.query("select :generation", Map.of())
                        .mapTo(Integer.class)
                        .one());
            }
        };
    }

    private static PrometheusMeterRegistry meters(LiveFeed feed) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmGcMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        meters.gauge("vigia.api.stream.clients", feed, LiveFeed::clients);
        return meters;
    }
}
