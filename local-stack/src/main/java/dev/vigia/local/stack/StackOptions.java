package dev.vigia.local.stack;

import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param ports numbers given by flags; the others get their standard
 * @param autoPorts whether taken standard ports are replaced by free ones
 * @param agents upstream address by agent id, for the tap
 * @param demo whether the demo agent is one of them
 */
public record StackOptions(Map<Port, Integer> ports, boolean autoPorts, Map<String, String> agents, boolean demo) {
    public StackOptions {
        ports = Map.copyOf(ports);
        agents = Map.copyOf(agents);
    }
}
