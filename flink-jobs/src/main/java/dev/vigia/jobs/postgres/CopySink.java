package dev.vigia.jobs.postgres;

import dev.vigia.schema.Database;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Writes rows into one table, each at least once, as idempotent upserts. Survives outages of PostgreSQL without a
 * restart of the job, and keeps what the table refuses apart.
 */
public final class CopySink<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int ANSWER_TIMEOUT_SECONDS = 60;

    private final String url;
    private final String user;
    private final String password;
    private final TargetTable table;
    private final @Nullable RowName<T> name;
    private final RowWriter<T> writer;
    private final PoisonBin.Opener bin;

    /**
     * @param name what names a row; required when rows replace each other, else null
     * @param writer writes a row's fields in the order of the table's columns
     * @param bin keeps rows that the table refuses
     */
    public CopySink(
            Database database,
            TargetTable table,
            @Nullable RowName<T> name,
            RowWriter<T> writer,
            PoisonBin.Opener bin) {
        if (name == null && table.guard() != null) {
            throw new IllegalArgumentException("Rows of " + table.name() + " replace each other and need a name");
        }
        this.url = database.url();
        this.user = database.user();
        this.password = database.password().reveal();
        this.table = table;
        this.name = name;
        this.writer = writer;
        this.bin = bin;
    }

    /** Where the rows go. */
    public TargetTable table() {
        return table;
    }

    /** What a row holds. */
    public RowWriter<T> writer() {
        return writer;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        var session = new Session<>(named(table.name()), table, writer);
        var opened = bin.open();
        var batches = new Batches<>(session, table.name(), opened, new SinkFigures(context.metricGroup()));
        return new CopyWriter<>(
                session, batches, opened, name, context.getProcessingTimeService(), table.name() + " writer");
    }

    /** So that people see in {@code pg_stat_activity} who does what. */
    private PGSimpleDataSource named(String what) {
        var database = database(url, user, password);
        database.setApplicationName("vigia-jobs " + what);
        return database;
    }

    /** Connections that notice within a minute when the other side is gone. */
    public static PGSimpleDataSource database(String url, String user, String password) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("vigia-jobs");
        database.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        database.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
        database.setTcpKeepAlive(true);
        return database;
    }
}
