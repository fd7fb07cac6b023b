package dev.vigia.api.ledger;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.TimeRange;

/** The operation on the ledger. */
public final class LedgerApi {
    private static final Param<String> AGENT = Param.text("agentId", "Only what this agent's sources sent", "support");
    private static final Param<String> SOURCE = Param.text("source", "Only this source", "bridge-1/17");
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most sources in the answer", 1, 1_000, 100);

    private final ReadOnly database;

    public LedgerApi(ReadOnly database) {
        this.database = database;
    }

    public Operation read() {
        return Operation.reads("ledger", "ledger", Ledger.class, request -> {
                    var range = TimeRange.of(request);
                    return database.read(snapshot ->
                            Ledger.of(snapshot, range, request.find(AGENT), request.find(SOURCE), request.get(LIMIT)));
                })
                .summary("The proof that everything was recorded: received = stored + duplicate + rejected")
                .takes(TimeRange.PARAMS)
                .takes(AGENT, SOURCE, LIMIT);
    }
}
