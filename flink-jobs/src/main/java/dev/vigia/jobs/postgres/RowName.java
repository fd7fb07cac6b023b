package dev.vigia.jobs.postgres;

import java.io.Serializable;

/** What names a row within its table: anything with {@code equals}. */
public interface RowName<T> extends Serializable {
    Object of(T value);
}
