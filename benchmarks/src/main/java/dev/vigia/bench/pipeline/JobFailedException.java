package dev.vigia.bench.pipeline;

/** A job ended before it had done its work; the message says why. */
final class JobFailedException extends Exception {
    private static final long serialVersionUID = 1;

    JobFailedException(String message) {
        super(message);
    }
}
