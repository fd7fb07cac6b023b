package dev.vigia.bench.process;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.settings.ApiKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bridge as it is shipped, as a process of its own. */
public final class BridgeNode {
    public static final String TOKEN = "benchmark-token";
    private static final long START_SECONDS = 60;

    private final int port = Workplace.freePort();
    private final Process process;

    /** @param agents as in {@code VIGIA_AGENTS} */
    public BridgeNode(Workplace workplace, String bootstrap, String agents) {
        var environment = new HashMap<String, String>();
        environment.put("VIGIA_BRIDGE_PORT", Integer.toString(port));
        environment.put("VIGIA_BRIDGE_DATA", workplace.path("bridge").toString());
        environment.put("VIGIA_KAFKA_BOOTSTRAP", bootstrap);
        environment.put("VIGIA_AGENTS", agents);
        environment.put("VIGIA_PSEUDONYM_KEY", "benchmark");
        environment.put("VIGIA_API_KEYS", "bench:ingest:" + ApiKeys.hash(TOKEN));
        environment.put("VIGIA_INGEST_QUOTA", "100000000");
        environment.put("VIGIA_HEALTH_INTERVAL", "PT1H");
        process = workplace.start(
                "bridge",
                List.of(
                        Workplace.java(),
                        // As the image and the local stack start it.
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-jar",
                        workplace
                                .built("ingest-bridge/target/vigia-ingest-bridge.jar")
                                .toString()),
                environment);
        awaitPort(workplace);
    }

    private void awaitPort(Workplace workplace) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new BenchmarkException("The bridge does not start:\n" + workplace.log("bridge"));
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public int port() {
        return port;
    }

    public Map<String, String> authorization() {
        return Map.of("Authorization", "Bearer " + TOKEN);
    }
}
