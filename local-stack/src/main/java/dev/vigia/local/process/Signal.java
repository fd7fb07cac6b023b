package dev.vigia.local.process;

import java.io.IOException;

/** The signals that the stack sends to its own processes. */
public enum Signal {
    INT,
    TERM,
    KILL;

    /** Sends this signal; a process that is already gone is no error. */
    void send(ProcessHandle process) {
        switch (this) {
            case TERM -> process.destroy();
            case KILL -> process.destroyForcibly();
            case INT -> interrupt(process);
        }
    }

    /** Java cannot send SIGINT by itself; every POSIX shell can. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            process.destroy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
