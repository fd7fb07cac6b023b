package dev.vigia.local.stack;

import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The ports of one stack: those that people know, and internal ones that only its own parts use. */
public record Ports(Map<Port, Integer> numbers) {
    /** Below the range from which the kernel picks ports of outgoing connections, which could take one at any time. */
    private static final int INTERNAL_FROM = 20_000;

    private static final int INTERNAL_TO = 30_000;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    public int of(Port port) {
        return numbers.getOrDefault(port, 0);
    }

    /** {@code 127.0.0.1:PORT}. */
    public String address(Port port) {
        return "127.0.0.1:" + of(port);
    }

    /**
     * Chooses a free number for every port.
     *
     * @param wanted numbers asked for; a port that is missing gets its default
     * @param automatic whether a taken port is replaced by a free one instead of being an error
     * @throws StackException naming every taken port and the flag that changes it
     */
    static Ports choose(Map<Port, Integer> wanted, boolean automatic, RandomGenerator random) {
        Map<Port, Integer> chosen = new EnumMap<>(Port.class);
        List<String> taken = new ArrayList<>();
        for (Port port : Port.values()) {
            int number = wanted.getOrDefault(port, port.standard);
            if (number == 0 || (automatic && !wanted.containsKey(port) && !isFree(number))) {
                chosen.put(port, anyFree(chosen, random));
            } else if (isFree(number)) {
                chosen.put(port, number);
            } else {
                taken.add(
                        "port " + number + " (" + port.people + ") is taken: end what uses it, or choose another with "
                                + port.flag + " N, or let --auto-ports find free ones");
            }
        }
        if (!taken.isEmpty()) {
            throw new StackException(String.join(System.lineSeparator(), taken));
        }
        return new Ports(chosen);
    }

    private static int anyFree(Map<Port, Integer> chosen, RandomGenerator random) {
        while (true) {
            int number = random.nextInt(INTERNAL_FROM, INTERNAL_TO);
            if (!chosen.containsValue(number) && isFree(number)) {
                return number;
            }
        }
    }

    private static boolean isFree(int number) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
