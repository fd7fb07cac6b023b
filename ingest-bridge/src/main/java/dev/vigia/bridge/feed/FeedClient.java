package dev.vigia.bridge.feed;

import dev.vigia.bridge.intake.Drafts;
import dev.vigia.bridge.intake.Intake;
import dev.vigia.bridge.intake.Receipt;
import dev.vigia.bridge.intake.Result;
import dev.vigia.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one feed, for ever: connects again with growing pauses, and says behind which event it wants to go on
 * ({@code ?after=EVENT-ID} and the header {@code Last-Event-ID}). Each message holds events as a body of
 * {@code POST /ingest/v1/events} does; the next one is read when these are durable.
 */
public final class FeedClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedClient.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(20);
    private static final int MESSAGE_LIMIT = 4 << 20;
    private static final int TOO_BIG = 1009;

    private final Feed feed;
    private final Intake intake;
    private final @Nullable Secret token;
    private final Bookmark bookmark;
    private final BackOff backOff = new BackOff(ThreadLocalRandom.current());
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "feed");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param directory where to remember how far the feed was read
     * @param token sent as a bearer token; null where the agent wants none
     */
    public FeedClient(Feed feed, Intake intake, Path directory, @Nullable Secret token) throws IOException {
        this.feed = feed;
        this.intake = intake;
        this.token = token;
        this.bookmark = new Bookmark(directory, feed.agentId());
    }

    public void start() {
        executor.execute(this::connect);
    }

    private void connect() {
        var last = bookmark.lastEventId();
        var builder = client.newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token.reveal());
        }
        if (last != null) {
            builder.header("Last-Event-ID", last);
        }
        var session = new Session();
        builder.buildAsync(feed.resuming(last), session).whenComplete((socket, failure) -> {
            if (failure != null) {
                session.over("cannot be reached: " + failure.getMessage());
            }
        });
    }

    private void connectLater(String reason) {
        if (!executor.isShutdown()) {
            var pause = backOff.next();
            LOG.warn("The feed of {} {}; the next try is in {} ms", feed.agentId(), reason, pause.toMillis());
            executor.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** One connection. */
    private final class Session implements WebSocket.Listener {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private boolean over;
        private volatile boolean answered = true;

        @Override
        public void onOpen(WebSocket socket) {
            LOG.info("Listening to the feed of {}", feed.agentId());
            watch(socket);
            socket.request(1);
        }

        /** A peer that is gone without a word does not answer pings. */
        private void watch(WebSocket socket) {
            if (executor.isShutdown()) {
                socket.abort();
                return;
            }
            executor.schedule(
                    () -> {
                        if (!answered) {
                            socket.abort();
                            over("does not answer");
                        } else if (!socket.isInputClosed() && !socket.isOutputClosed()) {
                            answered = false;
                            socket.sendPing(ByteBuffer.allocate(0));
                            watch(socket);
                        }
                    },
                    PING_INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            answered = true;
            message.writeBytes(data.toString().getBytes(StandardCharsets.UTF_8));
            if (message.size() > MESSAGE_LIMIT) {
                socket.sendClose(TOO_BIG, "the message is too big");
                over("sent a message that is too big");
            } else if (last) {
                take(socket, message.toByteArray());
                message.reset();
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            answered = true;
            socket.request(1);
            return null;
        }

        private void take(WebSocket socket, byte[] body) {
            var drafts = Drafts.of(body, "").stream()
                    .map(draft -> draft.withDefault("agentId", feed.agentId()))
                    .toList();
            try {
                intake.take(intake.source("feed", feed.agentId()), drafts).whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        remember(receipt);
                        backOff.reset();
                        socket.request(1);
                    } else {
                        giveUp(socket, failure);
                    }
                });
            } catch (IOException failure) {
                giveUp(socket, failure);
            }
        }

        private void remember(Receipt receipt) {
            receipt.results().stream()
                    .map(Result::eventId)
                    .filter(Objects::nonNull)
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> {
                        try {
                            bookmark.move(last);
                        } catch (IOException failure) {
                            LOG.warn("The feed of {} will resume too early: {}", feed.agentId(), failure.toString());
                        }
                    });
        }

        /** What was not taken comes again, when the connection resumes. */
        private void giveUp(WebSocket socket, Throwable failure) {
            socket.abort();
            over("cannot be recorded now: " + failure.getMessage());
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            over("was closed with code " + statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            over("broke: " + error.getMessage());
        }

        private synchronized void over(String reason) {
            if (!over) {
                over = true;
                connectLater(reason);
            }
        }
    }
}
