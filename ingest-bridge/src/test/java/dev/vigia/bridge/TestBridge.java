package dev.vigia.bridge;

import dev.vigia.bridge.testkit.ScratchDirectory;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A bridge in this JVM, on a free port, with an agent named {@code bot}. */
final class TestBridge implements AutoCloseable {
    static final String INGEST_TOKEN = "ingest-token";
    static final String ADMIN_TOKEN = "admin-token";

    private final ScratchDirectory data = new ScratchDirectory("bridge");
    private final BridgeServer server;

    TestBridge(String upstream) {
        this(Map.of("VIGIA_AGENTS", "bot=" + upstream));
    }

    TestBridge(Map<String, String> settings) {
        try {
            var all = settings(data.path().toString(), SharedBroker.bootstrap());
            all.putAll(settings);
            server = BridgeServer.start(BridgeSettings.from(Settings.of(all)), Clock.systemUTC());
        } catch (IOException failure) {
            data.close();
            throw new UncheckedIOException(failure);
        }
    }

    static Map<String, String> settings(String data, String bootstrap) {
        var settings = new HashMap<String, String>();
        settings.put("VIGIA_BRIDGE_PORT", "0");
        settings.put("VIGIA_BRIDGE_DATA", data);
        settings.put("VIGIA_KAFKA_BOOTSTRAP", bootstrap);
        settings.put("VIGIA_HEALTH_INTERVAL", "PT1H");
        settings.put("VIGIA_DRAIN", "PT0.1S");
        settings.put("VIGIA_PSEUDONYM_KEY", "a key for tests");
        settings.put(
                "VIGIA_API_KEYS",
                "agent:ingest:" + ApiKeys.hash(INGEST_TOKEN) + ",ops:admin:" + ApiKeys.hash(ADMIN_TOKEN));
        return settings;
    }

    int port() {
        return server.port();
    }

    String tap(String rest) {
        return "ws://127.0.0.1:" + port() + "/tap/bot" + rest;
    }

    String http(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.close();
        data.close();
    }
}
