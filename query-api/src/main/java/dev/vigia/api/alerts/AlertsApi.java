package dev.vigia.api.alerts;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Cursor;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.api.tiles.Dimensions;
import java.time.Instant;

/** The operation on alerts. */
public final class AlertsApi {
    private static final Param<AlertList.State> STATE =
            Param.oneOf("state", "Only in this state", AlertList.State.class);
    private static final Param<Instant> FROM =
            Param.time("from", "Only those that started at or after this time", "2026-11-21T00:00:00Z");
    private static final Param<Instant> TO =
            Param.time("to", "Only those that started before this time", "2026-11-22T00:00:00Z");
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most items in the page", 1, 200, 50);

    private final ReadOnly database;

    public AlertsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation list() {
        return Operation.reads("alerts", "alerts", AlertList.class, this::find)
                .summary("What needs attention, and what needed it before")
                .takes(STATE, Dimensions.AGENT_ID, FROM, TO, Cursor.PARAM, LIMIT);
    }

    private AlertList find(Request request) {
        return database.read(snapshot -> AlertList.find(
                snapshot,
                request.find(Dimensions.AGENT_ID),
                request.find(STATE),
                request.find(FROM),
                request.find(TO),
                request.find(Cursor.PARAM),
                request.get(LIMIT)));
    }
}
