package dev.vigia.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes with their children: first asked, then, when the patience is over, killed. */
public final class Ending {
    private Ending() {}

    /** Returns when the process and all it started are gone. */
    public static void end(ProcessHandle process, Signal first, Duration patience) {
        List<ProcessHandle> family = new ArrayList<>();
        Stream.concat(Stream.of(process), process.descendants()).forEach(family::add);
        first.send(process);
        if (!gone(family, patience)) {
            process.descendants().forEach(family::add);
            family.forEach(Signal.KILL::send);
            gone(family, Duration.ofSeconds(5));
        }
    }

    /** Asks only the process itself, which is expected to end its children; when it does not, all are killed. */
    public static void askAndWait(ProcessHandle process, Signal first, Duration patience) {
        first.send(process);
        if (!gone(List.of(process), patience)) {
            end(process, Signal.KILL, Duration.ofSeconds(1));
        }
    }

    private static boolean gone(List<ProcessHandle> family, Duration patience) {
        CompletableFuture<?>[] exits =
                family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
