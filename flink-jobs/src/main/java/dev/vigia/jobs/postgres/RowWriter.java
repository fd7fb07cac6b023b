package dev.vigia.jobs.postgres;

import java.io.Serializable;

/** Writes a value's fields in the order of its table's columns. */
public interface RowWriter<T> extends Serializable {
    void write(CopyRow row, T value);
}
