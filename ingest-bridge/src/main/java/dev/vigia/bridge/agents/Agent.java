package dev.vigia.bridge.agents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An agent that the bridge stands in front of.
 *
 * @param upstreams its addresses, all equal; at least one
 * @param hosts lower-case names by which clients reach it without its id in the path; usually none
 * @param profile name of the profile that reads its frames
 */
public record Agent(String id, List<Upstream> upstreams, List<String> hosts, String profile) {
    /** The profile of agents about which nothing is said. */
    public static final String AUTO = "auto";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String SEPARATOR = "|";

    public Agent {
        upstreams = List.copyOf(upstreams);
        hosts = List.copyOf(hosts);
    }

    /**
     * The agent, or nothing where the id or an address cannot be used.
     *
     * @param upstream one address, or several with a bar between them
     */
    public static Optional<Agent> of(String id, String upstream) {
        return of(id, Arrays.asList(upstream.split(Pattern.quote(SEPARATOR), -1)), List.of());
    }

    static Optional<Agent> of(String id, List<String> addresses, List<String> hosts) {
        var upstreams = new ArrayList<Upstream>();
        addresses.forEach(address -> Upstream.of(address).ifPresent(upstreams::add));
        return ID.matcher(id).matches() && !upstreams.isEmpty() && upstreams.size() == addresses.size()
                ? Optional.of(new Agent(id, upstreams, hosts, AUTO))
                : Optional.empty();
    }

    /** The same agent, read by another profile. */
    public Agent withProfile(String name) {
        return new Agent(id, upstreams, hosts, name);
    }

    /** As {@link #of} reads it. */
    public String upstream() {
        return upstreams.stream().map(Upstream::toString).collect(Collectors.joining(SEPARATOR));
    }
}
