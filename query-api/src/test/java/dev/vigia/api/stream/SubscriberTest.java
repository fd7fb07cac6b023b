package dev.vigia.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriberTest {
    private final Connection connection = new Connection();
    private final List<Subscriber> gone = new ArrayList<>();
    private final Subscriber subscriber = new Subscriber(connection, gone::add);

    @Test
    void nothingIsWrittenBeforeTheConnectionIsReady() {
        subscriber.send(frame(1));
        assertThat(connection.text()).isEmpty();

        subscriber.onWritePossible();
        assertThat(connection.text()).isEqualTo("id: 1\nevent: metrics\ndata: {}\n\n");
    }

    @Test
    void aSlowClientGetsItsFramesInOrderOnceItReads() {
        subscriber.onWritePossible();
        connection.ready = false;
        for (int i = 0; i < 64; i++) {
            subscriber.send(frame(i));
        }
        assertThat(connection.text()).isEmpty();

        connection.ready = true;
        subscriber.onWritePossible();
        assertThat(connection
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("id: "))
                        .toList())
                .hasSize(64)
                .startsWith("id: 0", "id: 1");
        assertThat(gone).isEmpty();
    }

    @Test
    void aClientThatFallsBehindByTheWholeQueueIsClosed() {
        subscriber.onWritePossible();
        connection.ready = false;
        for (int i = 0; i < 65; i++) {
            subscriber.send(frame(i));
        }

        assertThat(gone).containsExactly(subscriber);
        assertThat(subscriber.end()).isDone();
        subscriber.send(frame(66));
        subscriber.close();
        assertThat(gone).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsLeft() {
        subscriber.onWritePossible();
        connection.broken = true;
        subscriber.send(frame(1));

        assertThat(gone).containsExactly(subscriber);
        assertThat(subscriber.end()).isDone();
    }

    private static Frame frame(int id) {
        return Frame.event(String.valueOf(id), "metrics", "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** A connection that takes bytes only while it is ready. */
    private static final class Connection extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ready = true;
        private boolean broken;

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int single) throws IOException {
            if (broken) {
                throw new IOException("reset by peer");
            }
            bytes.write(single);
        }
    }
}
