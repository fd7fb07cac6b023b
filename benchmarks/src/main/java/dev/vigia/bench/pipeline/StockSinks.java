package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.TargetTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.SinkTransformation;

/**
 * Puts Flink's own JDBC sink in the place of ours, in a job that is not started yet: the same rows, into the same tables,
 * with the same rule for which of two rows with one key stays. It writes to generation 1 alone, which is less than ours does.
 *
 * @param rewritten for which tables PostgreSQL's driver may make one statement of a batch. It is much faster, and fails
 *     where a batch holds one key twice and rows replace each other
 */
record StockSinks(Servers servers, Predicate<TargetTable> rewritten) implements Consumer<StreamExecutionEnvironment> {
    private static final int BATCH = 5_000;
    private static final long INTERVAL_MILLIS = 200;

    @Override
    public void accept(StreamExecutionEnvironment env) {
        List<Transformation<?>> graph = env.getTransformations();
        graph.replaceAll(step -> step instanceof SinkTransformation<?, ?> end && end.getSink() instanceof CopySink<?>
                ? replaced(end)
                : step);
    }

    private <T, O> Transformation<O> replaced(SinkTransformation<T, O> end) {
        DataStream<T> rows = end.getInputStream();
        var stock = new SinkTransformation<T, O>(
                rows,
                sink((CopySink<T>) end.getSink()),
                end.getOutputType(),
                end.getName(),
                end.getParallelism(),
                end.isParallelismConfigured(),
                end.getSinkOperatorsUidHashes());
        stock.setUid(end.getUid());
        return stock;
    }

    private <T> Sink<T> sink(CopySink<T> ours) {
        var table = ours.table();
        var types = types(table);
        return JdbcSink.<T>builder()
                .withQueryStatement(
                        statement(table),
                        new StockRow<>(
                                ours.writer(),
                                table.columns().stream()
                                        .map(types::get)
                                        .collect(Collectors.toCollection(java.util.ArrayList::new))))
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(BATCH)
                        .withBatchIntervalMs(INTERVAL_MILLIS)
                        .build())
                .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl(servers.jdbcUrl() + "?reWriteBatchedInserts=" + rewritten.test(table))
                        .withUsername("postgres")
                        .withDriverName("org.postgresql.Driver")
                        .build());
    }

    private static String statement(TargetTable table) {
        boolean generations = table.generations() != null;
        var insert = "insert into %s as known (%s%s) values (%s%s) on conflict "
                .formatted(
                        table.name(),
                        generations ? "generation, " : "",
                        String.join(", ", table.columns()),
                        generations ? "1, " : "",
                        table.columns().stream().map(column -> "?").collect(Collectors.joining(", ")));
        if (table.guard() == null) {
            return insert + "do nothing";
        }
        var replaced = table.columns().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return insert
                + "(%s%s) do update set %s%s where excluded.%s >= known.%s"
                        .formatted(
                                generations ? "generation, " : "",
                                String.join(", ", table.key()),
                                replaced,
                                table.stamped() ? ", updated_at = now()" : "",
                                table.guard(),
                                table.guard());
    }

    /** By column, PostgreSQL's name of its type. */
    private Map<String, String> types(TargetTable table) {
        try (var connection = servers.postgres().getPostgresDatabase().getConnection();
                var columns = connection.getMetaData().getColumns(null, null, table.name(), null)) {
            var types = new HashMap<String, String>();
            while (columns.next()) {
                types.put(columns.getString("COLUMN_NAME"), columns.getString("TYPE_NAME"));
            }
            return types;
        } catch (SQLException refused) {
            throw new BenchmarkException("PostgreSQL does not tell the columns of " + table.name(), refused);
        }
    }
}
