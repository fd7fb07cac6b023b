package dev.vigia.bench;

/** A benchmark cannot run here; the message says what is missing, where, and what to do. */
public final class BenchmarkException extends RuntimeException {
    public BenchmarkException(String message) {
        super(message);
    }

    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
