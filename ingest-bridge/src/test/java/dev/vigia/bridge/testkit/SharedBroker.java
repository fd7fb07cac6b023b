package dev.vigia.bridge.testkit;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One broker for all tests that do not break it: starting one takes seconds. */
public final class SharedBroker {
    private static final TestBroker BROKER = start();

    private SharedBroker() {}

    public static String bootstrap() {
        return BROKER.bootstrap();
    }

    private static TestBroker start() {
        try {
            var broker = new TestBroker(Files.createTempDirectory("broker"));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            broker.createTopics(4, Topics.EVENTS, Topics.REJECTED);
            return broker;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
