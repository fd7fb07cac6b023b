package dev.vigia.api.tiles;

import dev.vigia.api.database.Where;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import java.util.List;
import java.util.Optional;

/** What numbers can be narrowed to. */
public record Dimensions(
        Optional<String> agentId, Optional<String> agentVersion, Optional<String> channel, Optional<String> locale) {
    public static final Param<String> AGENT_ID = Param.text("agentId", "Only this agent", "support");
    public static final Param<String> AGENT_VERSION =
            Param.text("agentVersion", "Only this version of the agent", "2026.11");
    public static final Param<String> CHANNEL = Param.text("channel", "Only this channel", "web");
    public static final Param<String> LOCALE =
            Param.text("locale", "Only this locale, as the client names it", "es-ES");
    public static final List<Param<String>> PARAMS = List.of(AGENT_ID, AGENT_VERSION, CHANNEL, LOCALE);

    /** For tiles of the analysis, which does not know the agent's version. */
    public static final List<Param<String>> WITHOUT_VERSION = List.of(AGENT_ID, CHANNEL, LOCALE);

    public static Dimensions of(Request request) {
        return new Dimensions(
                request.find(AGENT_ID), request.find(AGENT_VERSION), request.find(CHANNEL), request.find(LOCALE));
    }

    public static Dimensions all() {
        return ofAgent(Optional.empty());
    }

    /** This agent's, or all. */
    public static Dimensions ofAgent(Optional<String> agentId) {
        return new Dimensions(agentId, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Conditions on the columns of chat_metrics. */
    public Where ofMetrics() {
        return ofInsights().and("m.agent_version = :agentVersion", "agentVersion", agentVersion);
    }

    /** Conditions on the columns of chat_insight_metrics, which has no version of the agent. */
    public Where ofInsights() {
        return new Where()
                .and("m.agent_id = :agentId", "agentId", agentId)
                .and("m.channel = :channel", "channel", channel)
                .and("m.locale = :locale", "locale", locale);
    }
}
