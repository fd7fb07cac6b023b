package dev.vigia.jobs.conversations;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.KafkaSinks;
import dev.vigia.jobs.archive.Archive;
import dev.vigia.jobs.metrics.LedgerTable;
import dev.vigia.jobs.metrics.PostgresTiles;
import dev.vigia.jobs.metrics.TileRow;
import dev.vigia.jobs.metrics.TileTable;
import dev.vigia.settings.Settings;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Program: records conversations, turns and metric tiles from {@code chat.events} into PostgreSQL. */
public final class ConversationsJob {
    private static final String NAME = "conversations";

    private ConversationsJob() {}

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
        var conversations = ConversationSettings.from(settings);
        settings.check();
        var streams = ChatEvents.fromKafka(env, job, NAME);
        if (job.archive() != null) {
            Archive.write(streams.records(), job.archive());
        }
        var outputs = ConversationsPipeline.build(streams, conversations, new PostgresTiles(job.database()));
        writeTables(outputs, job, Generations.EVERY);
        write(outputs.ledger(), LedgerTable.sink(job, Generations.EVERY), "ledger-sink");
        var minutes = outputs.tiles()
                .filter(TileRow::isMinute)
                .uid("only-minutes")
                .name("Only minutes")
                .map(TileRow::tile)
                .returns(MetricTile.class)
                .uid("minute-tiles")
                .name("Minute tiles");
        write(minutes, KafkaSinks.tiles(job), "tiles-topic");
        write(outputs.rejected(), KafkaSinks.rejected(job), "rejected-topic");
    }

    /** Writes what belongs into PostgreSQL: all that reprocessing computes. */
    static void writeTables(ConversationsPipeline.Outputs outputs, JobSettings job, Generations generations) {
        var events = outputs.events();
        write(only(events, MessageTable::takes, "messages"), MessageTable.sink(job, generations), "messages-sink");
        write(only(events, FeedbackTable::takes, "feedback"), FeedbackTable.sink(job, generations), "feedback-sink");
        write(only(events, AnnotationTable::takes, "annotations"), AnnotationTable.sink(job), "annotations-sink");
        // All of one agent through one writer: two would wait for each other's locks.
        write(
                only(events, HealthTable::takes, "health").keyBy(FlatEvent::agentId),
                HealthTable.sink(job),
                "health-sink");
        write(outputs.conversations(), ConversationTable.sink(job, generations), "conversations-sink");
        write(outputs.turns(), TurnTable.sink(job, generations), "turns-sink");
        write(outputs.tiles(), TileTable.sink(job, generations), "tiles-sink");
    }

    private static DataStream<FlatEvent> only(
            DataStream<FlatEvent> events, FilterFunction<FlatEvent> which, String id) {
        return events.filter(which).uid("only-" + id).name("Only " + id);
    }

    private static <T> void write(DataStream<T> rows, Sink<T> sink, String id) {
        rows.sinkTo(sink).uid(id).name(id);
    }
}
