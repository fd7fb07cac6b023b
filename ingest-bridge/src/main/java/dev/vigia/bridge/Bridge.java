package dev.vigia.bridge;

import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
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
