package dev.vigia.bridge;

import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.time.Clock;

/**
 * The ingest bridge's program.
 *
 * <pre>
 *   client ──► front ──► tap ═══════════════ bytes ═══════════════► agent
 *                │        └─ copy ─► frames ─► dialect ─┐
 *                └────► http ─► ingest ─────────────────┴─► recorder ─► journal ─► publisher ─► Kafka
 * </pre>
 */
public final class Bridge {
    private Bridge() {}

    /** Starts the bridge; a problem is one line on standard error and exit code 1. */
    public static void main(String[] arguments) throws InterruptedException {
        // Netty notes where each 128th buffer was made, to find leaks: for who looks for one, and a fiftieth of all
        // work.
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
        try {
            var settings = BridgeSettings.from(Settings.fromEnvironmentAnd(arguments));
            var server = BridgeServer.start(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            server.awaitClosed();
        } catch (SettingsException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }
}
