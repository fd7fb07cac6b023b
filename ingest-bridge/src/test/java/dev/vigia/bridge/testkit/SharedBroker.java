package dev.vigia.bridge.testkit;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.events.Topics;

/** One broker for all tests that do not break it: starting one takes seconds. */
public final class SharedBroker {
    private static final TestBroker BROKER = start();

    private SharedBroker() {}

    public static String bootstrap() {
        return BROKER.bootstrap();
    }

    private static TestBroker start() {
        var directory = new ScratchDirectory("broker");
        var broker = new TestBroker(directory.path());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            directory.close();
        }));
        broker.createTopics(4, Topics.EVENTS, Topics.REJECTED);
        return broker;
    }
}
