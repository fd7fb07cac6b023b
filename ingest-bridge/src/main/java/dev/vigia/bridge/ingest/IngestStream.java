package dev.vigia.bridge.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.http.MessageService;
import dev.vigia.bridge.intake.Draft;
import dev.vigia.bridge.intake.Drafts;
import dev.vigia.bridge.intake.Intake;
import dev.vigia.bridge.intake.QuotaException;
import dev.vigia.bridge.intake.Receipt;
import dev.vigia.settings.ApiKeys.Identity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to {@code /ingest/v1/stream}. Each message holds one or several events, as a body of
 * {@code POST /ingest/v1/events} does; each is answered by one {@link Receipt}, in order, as soon as its events are
 * durable. A sender that is too fast, for its quota or for the disk, is read more slowly; it is refused nothing.
 */
public final class IngestStream implements MessageService {
    private static final Logger LOG = LoggerFactory.getLogger(IngestStream.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int WINDOW_BYTES = 4 << 20;
    private static final int WINDOW_MESSAGES = 1_000;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Intake intake;
    private final Identity sender;
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private int pendingBytes;
    private int pendingMessages;

    public IngestStream(Intake intake, Identity sender) {
        this.intake = intake;
        this.sender = sender;
    }

    @Override
    public CompletableFuture<Void> received(byte[] message, Outgoing outgoing) {
        var drafts = Drafts.of(message, "");
        try {
            intake.admit(sender.name(), drafts.size());
        } catch (QuotaException over) {
            var later = CompletableFuture.delayedExecutor(over.mustWait().toNanos(), TimeUnit.NANOSECONDS);
            return CompletableFuture.supplyAsync(() -> received(message, outgoing), later)
                    .thenCompose(next -> next);
        }
        return take(message.length, drafts, outgoing);
    }

    private CompletableFuture<Void> take(int length, List<Draft> drafts, Outgoing outgoing) {
        try {
            var receipt = intake.take(intake.source("stream", sender.name()), drafts);
            var free = occupy(length);
            answered = answered.thenCombine(receipt, (before, ready) -> {
                outgoing.send(json(ready));
                return (Void) null;
            });
            answered.whenComplete((done, failure) -> {
                vacate(length);
                if (failure != null) {
                    giveUp(outgoing, failure);
                }
            });
            return free;
        } catch (IOException failure) {
            giveUp(outgoing, failure);
            return new CompletableFuture<>();
        }
    }

    /** What has not been answered by now has not been taken, as far as the sender can know. */
    private static void giveUp(Outgoing outgoing, Throwable failure) {
        LOG.warn("An ingest stream is ended: {}", failure.toString());
        outgoing.close(TRY_AGAIN_LATER, "the events cannot be made durable now; send them again");
    }

    private synchronized CompletableFuture<Void> occupy(int length) {
        pendingBytes += length;
        pendingMessages++;
        if (!hasRoom() && room.isDone()) {
            room = new CompletableFuture<>();
        }
        return room;
    }

    private void vacate(int length) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            pendingBytes -= length;
            pendingMessages--;
            waiting = hasRoom() ? room : new CompletableFuture<>();
        }
        waiting.complete(null);
    }

    private boolean hasRoom() {
        return pendingBytes < WINDOW_BYTES && pendingMessages < WINDOW_MESSAGES;
    }

    private static byte[] json(Receipt receipt) {
        try {
            return MAPPER.writeValueAsBytes(receipt);
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException("A receipt cannot be written as JSON", bug);
        }
    }
}
