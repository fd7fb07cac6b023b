package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.Poison;
import dev.vigia.jobs.postgres.PoisonBin;
import dev.vigia.jobs.postgres.TargetTable;
import dev.vigia.schema.Database;
import dev.vigia.settings.Secret;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Rows a second into one versioned table by our sink, beside Flink's own JDBC sink with the same statement in batches of
 * the same size, rewritten to one statement each by PostgreSQL's driver. Each row is written three times, with a newer
 * version each time. Fails when the two tables differ at the end.
 */
@Command(name = "sink", description = "Versioned rows into PostgreSQL, rows/s / Flink's own JDBC sink.")
public final class SinkBenchmark implements Callable<Integer> {
    private static final double BAR = 2;
    private static final int BATCH = 5_000;
    private static final int VERSIONS = 3;
    private static final int ROUNDS = 3;
    private static final String OURS = "sink_ours";
    private static final String STOCK = "sink_stock";

    @Option(names = "--rows", defaultValue = "100000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (rows < BATCH) {
            throw new BenchmarkException("--rows must be at least " + BATCH + ", so that no batch holds a row twice");
        }
        var ours = new double[ROUNDS];
        var stock = new double[ROUNDS];
        try (var servers = Servers.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = run(servers, OURS, copySink(servers), out);
                stock[round] = run(servers, STOCK, jdbcSink(servers), out);
                check(servers);
            }
        }
        return new Verdict("sink", Verdict.median(ours) / Verdict.median(stock), BAR).print(out);
    }

    private double run(Servers servers, String table, Sink<Long> sink, PrintWriter out) throws Exception {
        servers.execute("drop table if exists " + table);
        servers.execute("create table " + table + " (name text primary key, size integer not null, text text not null,"
                + " version bigint not null, updated_at timestamptz not null default now())");
        var env = JobEnvironment.strict(new Configuration());
        env.setParallelism(1);
        env.fromSequence(0, VERSIONS * rows - 1).uid("numbers").sinkTo(sink).uid("rows");
        var start = Pace.start(servers);
        env.execute(table);
        var pace = start.end(servers, VERSIONS * rows);
        out.printf("%s: %s%n", table, pace);
        out.flush();
        return pace.perSecond();
    }

    private Sink<Long> copySink(Servers servers) {
        long names = rows;
        return new CopySink<>(
                new Database(servers.jdbcUrl(), "postgres", new Secret("")),
                TargetTable.versioned(OURS, List.of("name"), List.of("name", "size", "text", "version")),
                number -> number % names,
                (row, number) -> row.text(name(number % names))
                        .integer((int) (number % 1_000))
                        .text(text(number))
                        .whole(number),
                RefusesAll::new);
    }

    private Sink<Long> jdbcSink(Servers servers) {
        long names = rows;
        return JdbcSink.<Long>builder()
                .withQueryStatement(
                        "insert into " + STOCK + " as known (name, size, text, version) values (?, ?, ?, ?)"
                                + " on conflict (name) do update set size = excluded.size, text = excluded.text,"
                                + " version = excluded.version, updated_at = now()"
                                + " where excluded.version >= known.version",
                        (statement, number) -> {
                            statement.setString(1, name(number % names));
                            statement.setInt(2, (int) (number % 1_000));
                            statement.setString(3, text(number));
                            statement.setLong(4, number);
                        })
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(BATCH)
                        .withBatchIntervalMs(200)
                        .build())
                .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl(servers.jdbcUrl() + "?reWriteBatchedInserts=true")
                        .withUsername("postgres")
                        .withDriverName("org.postgresql.Driver")
                        .build());
    }

    private void check(Servers servers) {
        long same = servers.number(
                "select count(*) from " + OURS + " join " + STOCK + " using (name, size, text, version)");
        long newest = servers.number("select coalesce(min(version), -1) from " + OURS);
        if (same != rows || newest != (VERSIONS - 1) * rows) {
            throw new BenchmarkException("of %,d rows %,d are the same in both tables; the oldest version is %,d"
                    .formatted(rows, same, newest));
        }
    }

    private static String name(long number) {
        return "conversation-" + number;
    }

    private static String text(long number) {
        return "¿Dónde está mi pedido número " + number + "? Lo espero desde hace días y nadie me contesta.";
    }

    /** No row of this benchmark is refused. */
    private static final class RefusesAll implements PoisonBin {
        @Override
        public void keep(Poison poison) {
            throw new BenchmarkException("PostgreSQL refuses " + poison);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
