package dev.vigia.local.replay;

import dev.vigia.local.bridge.BridgeAgents;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.socket.AgentConnection;
import dev.vigia.local.socket.AgentServer;
import dev.vigia.local.socket.ChatClients;
import dev.vigia.local.socket.Listener;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** Plays recordings as real WebSocket traffic through the tap, many at a time. */
final class TapReplay {
    /** Tells the scripted agent which recording a connection is; forwarded by the tap like any other parameter. */
    private static final String SCRIPT = "replay";

    private final StackFile stack;
    private final String agentId;
    private final double speed;
    private final int atOnce;

    TapReplay(StackFile stack, String agentId, double speed, int atOnce) {
        this.stack = stack;
        this.agentId = agentId;
        this.speed = speed;
        this.atOnce = atOnce;
    }

    /** Registers the scripted agent, plays everything, and leaves the bridge as it was. */
    void play(List<Recording> recordings, Advance advance) throws IOException, InterruptedException {
        BridgeAgents agents = new BridgeAgents(stack);
        Optional<String> before = agents.find(agentId);
        Map<String, TapConversation> scripts = new ConcurrentHashMap<>();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService callbacks = Executors.newFixedThreadPool(2);
        try (AgentServer server = new AgentServer(0, connection -> listen(connection, scripts))) {
            agents.put(agentId, server.address());
            try {
                play(recordings, advance, scripts, timer, new ChatClients(callbacks));
            } finally {
                if (before.isPresent()) {
                    agents.put(agentId, before.get());
                } else {
                    agents.remove(agentId);
                }
            }
        } finally {
            timer.shutdownNow();
            callbacks.shutdownNow();
        }
    }

    private void play(
            List<Recording> recordings,
            Advance advance,
            Map<String, TapConversation> scripts,
            ScheduledExecutorService timer,
            ChatClients clients)
            throws InterruptedException {
        Semaphore free = new Semaphore(atOnce);
        CountDownLatch left = new CountDownLatch(recordings.size());
        Advance counting = new Advance() {
            @Override
            public void finished(Recording recording) {
                advance.finished(recording);
                free.release();
                left.countDown();
            }

            @Override
            public void failed(Recording recording, String reason) {
                advance.failed(recording, reason);
                free.release();
                left.countDown();
            }
        };
        for (int i = 0; i < recordings.size(); i++) {
            free.acquire();
            Recording recording = recordings.get(i);
            Timeline timeline = Timeline.of(recording, Instant.EPOCH);
            TapConversation conversation = new TapConversation(recording, timeline, speed, timer, counting);
            scripts.put(Integer.toString(i), conversation);
            clients.open(address(recording, i), conversation.atUser()).whenComplete((client, failure) -> {
                if (failure == null) {
                    conversation.connected(client);
                } else {
                    conversation.fail("the tap did not open the connection: " + failure);
                }
            });
        }
        left.await();
    }

    private static Listener listen(AgentConnection connection, Map<String, TapConversation> scripts) {
        TapConversation script = scripts.get(connection.query(SCRIPT).orElse(""));
        if (script == null) {
            connection.close();
            return new Stranger();
        }
        return script.atAgent(connection);
    }

    private URI address(Recording recording, int number) {
        StringBuilder address = new StringBuilder(stack.bridge().replaceFirst("^http", "ws"))
                .append("/tap/")
                .append(agentId)
                .append("/chat?conversationId=")
                .append(URLEncoder.encode(recording.id(), StandardCharsets.UTF_8))
                .append('&')
                .append(SCRIPT)
                .append('=')
                .append(number);
        if (recording.userId() != null) {
            address.append("&userId=").append(URLEncoder.encode(recording.userId(), StandardCharsets.UTF_8));
        }
        return URI.create(address.toString());
    }

    /** Someone who is not part of the replay. */
    private static final class Stranger implements Listener {
        @Override
        public void received(String text) {
            // its connection is being closed
        }

        @Override
        public void closed() {
            // nothing was begun
        }
    }
}
