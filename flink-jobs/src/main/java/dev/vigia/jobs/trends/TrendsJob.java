package dev.vigia.jobs.trends;

import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.KafkaSinks;
import dev.vigia.jobs.alerts.AlertSettings;
import dev.vigia.jobs.alerts.AlertTable;
import dev.vigia.jobs.alerts.AlertsPipeline;
import dev.vigia.jobs.series.TileStream;
import dev.vigia.settings.Settings;
import java.time.Clock;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Program: watches the metric tiles of {@code chat.tiles}, and writes trends and alerts into PostgreSQL. */
public final class TrendsJob {
    private static final String NAME = "trends";

    private TrendsJob() {}

    public static void main(String[] arguments) throws Exception {
        var env = JobEnvironment.strict();
        define(env, Settings.fromEnvironmentAnd(arguments));
        env.execute(NAME);
    }

    /**
     * Builds the whole graph, sources and sinks included.
     *
     * @throws dev.vigia.settings.SettingsException naming every setting that is wrong
     */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        var job = JobSettings.from(settings);
        var trend = TrendSettings.from(settings);
        var alert = AlertSettings.from(settings);
        settings.check();
        var since = Clock.systemUTC().instant().minus(trend.history());
        var streams = TileStream.fromKafka(env, job, NAME, since);
        streams.rejected()
                .sinkTo(KafkaSinks.rejected(job))
                .uid("rejected-tiles-sink")
                .name("Dead letters");
        var trends = TrendsPipeline.build(streams.tiles(), trend);
        trends.trends().sinkTo(TrendTable.sink(job)).uid("trend-sink").name("chat_trend");
        var alerts = AlertsPipeline.build(streams.tiles(), alert.rules());
        alerts.alerts().sinkTo(AlertTable.sink(job)).uid("alert-sink").name("chat_alert");
        alerts.allClear().sinkTo(AlertTable.clearing(job)).uid("all-clear-sink").name("chat_alert: all clear");
    }
}
