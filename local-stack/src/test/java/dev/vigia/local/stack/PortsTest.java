package dev.vigia.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void takenPortIsNamedWithTheFlagThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> wanted = allFree();
            wanted.put(Port.API, taken.getLocalPort());
            assertThatThrownBy(() -> Ports.choose(wanted, false, new Random(1)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--api-port")
                    .hasMessageContaining("--auto-ports");
        }
    }

    @Test
    void portAskedForIsNotReplacedEvenAutomatically() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> wanted = allFree();
            wanted.put(Port.KAFKA, taken.getLocalPort());
            assertThatThrownBy(() -> Ports.choose(wanted, true, new Random(1))).hasMessageContaining("--kafka-port");
        }
    }

    @Test
    void everyPortHasANumberOfItsOwn() {
        Ports ports = Ports.choose(allFree(), true, new Random(1));
        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Port.values().length);
        assertThat(Arrays.stream(Port.values()).map(ports::of)).allMatch(number -> number > 0);
    }

    private static Map<Port, Integer> allFree() {
        Map<Port, Integer> wanted = new HashMap<>();
        for (Port port : Port.values()) {
            wanted.put(port, 0);
        }
        return wanted;
    }
}
