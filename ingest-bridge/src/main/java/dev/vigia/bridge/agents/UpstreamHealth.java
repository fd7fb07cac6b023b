package dev.vigia.bridge.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which of an agent's addresses answer, as far as connecting to them and probing them tells. Thread-safe.
 */
public final class UpstreamHealth {
    private final Map<Upstream, Boolean> up = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** Notes whether a connection could be made. */
    public void note(Upstream upstream, boolean reachable) {
        up.put(upstream, reachable);
    }

    /** Nothing bad is known of an address that was never tried. */
    public boolean isUp(Upstream upstream) {
        return up.getOrDefault(upstream, true);
    }

    /**
     * All addresses in the order in which to try them: in turn those that answer, then the others, because what is
     * known of them may be old.
     */
    public List<Upstream> inOrder(Agent agent) {
        var upstreams = agent.upstreams();
        int first = Math.floorMod(turn.getAndIncrement(), upstreams.size());
        var order = new ArrayList<Upstream>();
        var last = new ArrayList<Upstream>();
        for (int i = 0; i < upstreams.size(); i++) {
            var upstream = upstreams.get((first + i) % upstreams.size());
            (isUp(upstream) ? order : last).add(upstream);
        }
        order.addAll(last);
        return order;
    }
}
