package dev.vigia.api.agents;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.http.Operation;

/** The operation on agents. */
public final class AgentsApi {
    private final ReadOnly database;

    public AgentsApi(ReadOnly database) {
        this.database = database;
    }

    public Operation list() {
        return Operation.reads("agents", "agents", AgentList.class, request -> database.read(AgentList::all))
                .summary("The agents that were ever seen, and how they are");
    }
}
