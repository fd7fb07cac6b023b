package dev.vigia.jobs.postgres;

import java.io.IOException;
import java.io.Serializable;

/** Where refused rows are kept. Called from several threads; closed by whoever opened it. */
public interface PoisonBin extends AutoCloseable {
    /**
     * Keeps a row; returns when it is safe.
     *
     * @throws IOException when it could not be kept: the row is then tried again
     */
    void keep(Poison poison) throws IOException;

    @Override
    void close();

    /** Opens a bin, on the machine where the writer runs. */
    interface Opener extends Serializable {
        PoisonBin open();
    }
}
