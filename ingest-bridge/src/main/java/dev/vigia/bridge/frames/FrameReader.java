package dev.vigia.bridge.frames;

import dev.vigia.bridge.frames.FrameSink.Flaw;
import dev.vigia.bridge.frames.FrameSink.Opaque;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.DataFormatException;

/**
 * Follows one direction of a WebSocket connection. Whatever cannot be read is told to the sink and stepped over; only
 * an impossible length ends the reading, because nothing behind it can be placed.
 *
 * <p>Memory is bounded by the limit on a message. A bigger message, or one that inflates to more, is reported with its
 * beginning, and the reader stays in step. Not thread-safe.
 */
public final class FrameReader implements AutoCloseable {
    private enum Reading {
        /** Between messages. */
        NOTHING,
        PLAIN,
        COMPRESSED,
        /** Inside a message whose rest is stepped over. */
        SKIPPED
    }

    private static final int PIECE = 4096;
    private static final int CONTROL_LIMIT = 125;
    private static final int CLOSE_WITHOUT_CODE = 1005;

    private final Extensions extensions;
    private final FrameSink sink;
    private final FrameHeader header = new FrameHeader();
    private final MessageBuffer message;
    private final MessageInflater inflater;
    private Reading reading = Reading.NOTHING;
    /** Compressed binary messages are inflated too: the context behind them needs their bytes. */
    private boolean isText;

    private boolean inPayload;
    private long position;
    private int closeCode;
    private boolean closed;
    private boolean outOfStep;

    /**
     * @param keepsContext whether this direction's compressed messages share one context
     * @param messageLimit bytes of one message, after inflating
     */
    public FrameReader(Extensions extensions, boolean keepsContext, int messageLimit, FrameSink sink) {
        this.extensions = extensions;
        this.sink = sink;
        this.message = new MessageBuffer(messageLimit);
        this.inflater = new MessageInflater(keepsContext);
    }

    /** Reads a chunk as it passed on the wire, cut anywhere. */
    public void read(ByteBuffer chunk) {
        while (!closed && !outOfStep && (chunk.hasRemaining() || isEmptyPayloadDue())) {
            if (!inPayload) {
                if (header.take(chunk)) {
                    beginFrame();
                }
            } else {
                readPayload(chunk);
            }
        }
        if (outOfStep && chunk.hasRemaining()) {
            sink.opaque(Opaque.OUT_OF_STEP);
        }
    }

    private boolean isEmptyPayloadDue() {
        return inPayload && position == header.length();
    }

    private void beginFrame() {
        inPayload = true;
        position = 0;
        closeCode = 0;
        if (header.length() < 0) {
            outOfStep = true;
            sink.unreadable(Flaw.FRAMING, "payload length with its highest bit set", header.raw());
        } else if (header.isControl()) {
            if (header.length() > CONTROL_LIMIT || !header.isFinal()) {
                sink.unreadable(Flaw.FRAMING, "control frame that is fragmented or too long", header.raw());
            }
        } else if (header.opcode() == FrameHeader.CONTINUATION) {
            if (reading == Reading.NOTHING) {
                skipMessage(Flaw.FRAMING, "continuation of no message", header.raw());
            }
        } else {
            beginMessage();
        }
    }

    private void beginMessage() {
        if (reading != Reading.NOTHING) {
            skipMessage(Flaw.FRAMING, "message that began inside another one", message.toBytes());
        }
        message.clear();
        reading = Reading.SKIPPED;
        if (extensions.others() || header.hasUnknownBits() || header.isCompressed() && !extensions.deflate()) {
            sink.opaque(Opaque.UNKNOWN_EXTENSION);
        } else if (header.opcode() > FrameHeader.BINARY) {
            sink.opaque(Opaque.UNKNOWN_OPCODE);
        } else if (header.isCompressed() && inflater.isLost()) {
            sink.opaque(Opaque.CONTEXT_LOST);
        } else if (header.opcode() == FrameHeader.BINARY && !header.isCompressed()) {
            sink.opaque(Opaque.BINARY);
        } else {
            reading = header.isCompressed() ? Reading.COMPRESSED : Reading.PLAIN;
            isText = header.opcode() == FrameHeader.TEXT;
        }
    }

    private void readPayload(ByteBuffer chunk) {
        int length = (int) Math.min(Math.min(chunk.remaining(), header.length() - position), PIECE);
        if (header.isControl()) {
            readControl(chunk, length);
        } else if (reading == Reading.SKIPPED) {
            length = (int) Math.min(chunk.remaining(), header.length() - position);
            chunk.position(chunk.position() + length);
        } else {
            add(chunk, length);
        }
        position += length;
        if (position == header.length()) {
            endFrame();
        }
    }

    private void readControl(ByteBuffer chunk, int length) {
        var bytes = unmasked(chunk, length);
        for (int i = 0; i < length; i++) {
            if (position + i < 2) {
                closeCode = closeCode << 8 | bytes[i] & 0xFF;
            }
        }
    }

    private byte[] unmasked(ByteBuffer chunk, int length) {
        var bytes = new byte[length];
        chunk.get(bytes);
        header.unmask(bytes, 0, length, position);
        return bytes;
    }

    private void add(ByteBuffer chunk, int length) {
        try {
            if (reading == Reading.COMPRESSED) {
                inflater.add(unmasked(chunk, length), length, message);
            } else {
                message.add(chunk, length, header, position);
            }
            checkSize();
        } catch (DataFormatException damaged) {
            skipDamaged(damaged);
        }
    }

    /** What is too large before the damage is met is too large, however the bytes were cut. */
    private void skipDamaged(DataFormatException damaged) {
        checkSize();
        if (reading != Reading.SKIPPED) {
            skipMessage(Flaw.COMPRESSION, "cannot be inflated: " + damaged.getMessage(), message.toBytes());
        }
    }

    private void checkSize() {
        if (message.overflowed() && reading != Reading.SKIPPED) {
            skipMessage(Flaw.TOO_LARGE, "message larger than the limit of what is read", message.toBytes());
        }
    }

    private void skipMessage(Flaw flaw, String reason, byte[] raw) {
        if (reading == Reading.COMPRESSED) {
            inflater.abandon();
        }
        message.clear();
        reading = Reading.SKIPPED;
        sink.unreadable(flaw, reason, raw);
    }

    private void endFrame() {
        inPayload = false;
        if (header.opcode() == FrameHeader.CLOSE) {
            closed = true;
            sink.closing(header.length() < 2 ? CLOSE_WITHOUT_CODE : closeCode);
        }
        if (!header.isControl() && header.isFinal()) {
            endMessage();
        }
        header.clear();
    }

    private void endMessage() {
        try {
            if (reading == Reading.COMPRESSED) {
                inflater.endOfMessage(message);
                checkSize();
            }
            if (reading != Reading.SKIPPED) {
                if (isText) {
                    sink.text(message.toText());
                } else {
                    sink.opaque(Opaque.BINARY);
                }
            }
        } catch (DataFormatException damaged) {
            skipDamaged(damaged);
        } catch (CharacterCodingException invalid) {
            sink.unreadable(Flaw.UTF8, "text message that is not UTF-8", message.toBytes());
        }
        message.clear();
        reading = Reading.NOTHING;
    }

    @Override
    public void close() {
        inflater.close();
    }
}
