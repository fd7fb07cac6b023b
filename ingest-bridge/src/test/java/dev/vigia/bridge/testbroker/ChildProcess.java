package dev.vigia.bridge.testbroker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs another main class and ends with whoever started it, even where that was killed: the pipe to its standard input
 * breaks then.
 */
public final class ChildProcess {
    private static final Duration GRACE = Duration.ofSeconds(40);

    private ChildProcess() {}

    /** @param arguments the main class, then its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var guard = new Thread(ChildProcess::endWithParent, "end-with-parent");
        guard.setDaemon(true);
        guard.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            System.exit(1);
        }
    }

    /** Whoever ends its child in good order closes the pipe as well: the child then has some time to end by itself. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException broken) {
            System.err.println("The pipe from the parent broke: " + broken.getMessage());
        }
        LockSupport.parkNanos(GRACE.toNanos());
        Runtime.getRuntime().halt(1);
    }
}
