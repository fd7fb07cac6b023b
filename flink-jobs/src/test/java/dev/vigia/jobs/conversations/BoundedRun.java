package dev.vigia.jobs.conversations;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventJson;
import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.RawRecord;
import dev.vigia.jobs.TestServers;
import dev.vigia.jobs.metrics.LedgerTable;
import dev.vigia.jobs.metrics.StoredTiles;
import dev.vigia.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The job's pipeline over a list of events, in their order, into the tables of one generation. */
final class BoundedRun {
    private BoundedRun() {}

    static void into(TestServers.Database database, int generation, List<? extends ChatEvent> events) throws Exception {
        var records = new ArrayList<RawRecord>();
        for (var event : events) {
            records.add(new RawRecord("chat.events", 0, records.size(), 0, EventJson.encode(event)));
        }
        var settings = Settings.of(Map.of(
                "VIGIA_DB_URL",
                database.url(),
                "VIGIA_DB_USER",
                "postgres",
                "VIGIA_GENERATION",
                Integer.toString(generation)));
        var env = JobEnvironment.strict();
        env.setParallelism(2);
        // Watermarks as often as possible, so that what is out of order is late.
        env.getConfig().setAutoWatermarkInterval(1);
        // And as soon as possible: with buffers that wait for more, a fast run is over before the first one arrives.
        env.setBufferTimeout(0);
        var raw = env.fromData(records).uid("records").name("Records").setParallelism(1);
        var job = JobSettings.from(settings);
        var streams = ChatEvents.decode(raw, job, "conversations");
        var conversations = ConversationSettings.from(settings);
        var outputs = ConversationsPipeline.build(streams, conversations, StoredTiles.NONE);
        ConversationsJob.writeTables(outputs, job, Generations.only(generation));
        outputs.ledger()
                .sinkTo(LedgerTable.sink(job, Generations.only(generation)))
                .uid("ledger-sink")
                .name("Ledger sink");
        env.execute("generation " + generation);
    }
}
