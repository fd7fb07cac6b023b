package dev.vigia.local;

import dev.vigia.local.stack.Port;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that move the known ports. */
final class PortOptions {
    @Option(names = "--auto-ports", description = "Replace taken standard ports by free ones.")
    private boolean auto;

    @Option(names = "--api-port", paramLabel = "N", description = "API and dashboard (default: 8080).")
    private @Nullable Integer api;

    @Option(names = "--flink-port", paramLabel = "N", description = "Flink web UI (default: 8081).")
    private @Nullable Integer flink;

    @Option(names = "--bridge-port", paramLabel = "N", description = "Bridge (default: 8090).")
    private @Nullable Integer bridge;

    @Option(names = "--kafka-port", paramLabel = "N", description = "Kafka (default: 9092).")
    private @Nullable Integer kafka;

    @Option(names = "--postgres-port", paramLabel = "N", description = "PostgreSQL (default: 5433).")
    private @Nullable Integer postgres;

    boolean automatic() {
        return auto;
    }

    Map<Port, Integer> wanted() {
        Map<Port, Integer> wanted = new EnumMap<>(Port.class);
        put(wanted, Port.API, api);
        put(wanted, Port.FLINK, flink);
        put(wanted, Port.BRIDGE, bridge);
        put(wanted, Port.KAFKA, kafka);
        put(wanted, Port.POSTGRES, postgres);
        return wanted;
    }

    private static void put(Map<Port, Integer> wanted, Port port, @Nullable Integer number) {
        if (number != null) {
            wanted.put(port, number);
        }
    }
}
