package dev.vigia.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * Counts in keyed state, and notes the count that it finds at each start: 0, or where a checkpoint left it. The numbers
 * that it counts are consecutive, so a count that is not the number shows that one was lost or came twice: it notes -1.
 */
public final class CountingJob {
    static final String NOTES = "VIGIA_TEST_NOTES";

    private CountingJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        DataGeneratorSource<Long> numbers = new DataGeneratorSource<>(
                index -> index, Long.MAX_VALUE, RateLimiterStrategy.perSecond(200), Types.LONG);
        environment
                .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .keyBy(number -> 0)
                .process(new Count(System.getenv(NOTES)))
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing");
        environment.executeAsync("counting");
    }

    private static final class Count extends KeyedProcessFunction<Integer, Long, Long> {
        private static final long serialVersionUID = 1;

        private final String notes;
        private transient ValueState<Long> count;
        private transient boolean noted;

        private Count(String notes) {
            this.notes = notes;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out) throws IOException {
            Long before = count.value();
            long now = before == null ? 0 : before;
            if (!noted) {
                long noting = number == now ? now : -1;
                Files.writeString(Path.of(notes), noting + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                noted = true;
            }
            count.update(now + 1);
            out.collect(now);
        }
    }
}
