package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Agent;
import dev.vigia.bridge.agents.Agents;
import dev.vigia.bridge.front.RequestHead;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a request is for: by its path, {@code /tap/AGENT/rest?query}, or by its host.
 *
 * @param rest path and query as the agent is to see them, beginning with a slash
 */
record Route(String agentId, String rest) {
    static final String PREFIX = "/tap/";

    static Optional<Route> of(RequestHead head, Agents agents) {
        if (head.target().startsWith(PREFIX)) {
            return Optional.of(byPath(head.target()));
        }
        return head.first("Host")
                .flatMap(host -> agents.findByHost(withoutPort(host)))
                .map(Agent::id)
                .map(id -> new Route(id, head.target()));
    }

    static Route byPath(String target) {
        var path = target.substring(PREFIX.length());
        int end = 0;
        while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != '?') {
            end++;
        }
        var rest = path.substring(end);
        return new Route(path.substring(0, end), rest.startsWith("/") ? rest : "/" + rest);
    }

    static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > 0 && host.indexOf(']', colon) < 0;
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
