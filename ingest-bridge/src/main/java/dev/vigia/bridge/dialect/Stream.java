package dev.vigia.bridge.dialect;

import dev.vigia.bridge.dialect.Reading.Marks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A streamed message while its pieces come in. Keeps as much text as an event may carry, and counts the rest. */
final class Stream {
    private final StringBuilder text = new StringBuilder();
    private final Instant firstAt;
    private final Duration stallGap;
    private Instant lastAt;
    private int chunks;
    private int stalls;
    private long length;
    private Marks marks = Marks.NONE;

    /** @param stallGap a silence between two pieces that is longer than this is a stall */
    Stream(Instant firstAt, Duration stallGap) {
        this.firstAt = firstAt;
        this.stallGap = stallGap;
        this.lastAt = firstAt;
    }

    void add(String piece, Marks pieceMarks, Instant at) {
        text.append(piece, 0, Math.min(piece.length(), StorableText.LIMIT - text.length()));
        length += piece.length();
        chunks++;
        touch(pieceMarks, at);
    }

    /** A text that repeats what was streamed replaces it; another one is a last piece. */
    void finish(@Nullable String last, Marks lastMarks, Instant at) {
        if (last == null) {
            touch(lastMarks, at);
        } else if (repeats(last)) {
            text.setLength(0);
            text.append(last, 0, Math.min(last.length(), StorableText.LIMIT));
            length = last.length();
            touch(lastMarks, at);
        } else {
            add(last, lastMarks, at);
        }
    }

    boolean repeats(String whole) {
        return whole.length() >= length && whole.startsWith(text.toString());
    }

    private void touch(Marks newer, Instant at) {
        if (Duration.between(lastAt, at).compareTo(stallGap) > 0) {
            stalls++;
        }
        lastAt = at;
        marks = new Marks(
                null,
                null,
                newer.messageId() == null ? marks.messageId() : newer.messageId(),
                null,
                newer.model() == null ? marks.model() : newer.model(),
                newer.inputTokens() == null ? marks.inputTokens() : newer.inputTokens(),
                newer.outputTokens() == null ? marks.outputTokens() : newer.outputTokens(),
                newer.fallback() || marks.fallback());
    }

    String text() {
        return StorableText.of(text.toString());
    }

    /** Characters that were streamed, kept or not. */
    long length() {
        return length;
    }

    Instant firstAt() {
        return firstAt;
    }

    Instant lastAt() {
        return lastAt;
    }

    int chunks() {
        return chunks;
    }

    int stalls() {
        return stalls;
    }

    Marks marks() {
        return marks;
    }
}
