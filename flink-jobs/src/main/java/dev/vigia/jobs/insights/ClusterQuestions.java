package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.ClusterStore;
import dev.vigia.analysis.questions.QuestionClusters;
import dev.vigia.jobs.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts each question of an agent into a cluster, in event time: questions wait until the watermark has passed them,
 * and then go in the order of their times and event ids, so that a replay gives the same clusters. Where nothing moves
 * the watermark, they wait no longer than {@link #PATIENCE} of processing time. A question behind the watermark goes
 * at once.
 */
final class ClusterQuestions extends KeyedProcessFunction<String, AskedQuestion, ClusteredQuestion> {
    private static final long serialVersionUID = 1;

    /** Twice the time that the watermark stays behind by default. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Agents whose clusters are also held in memory; those of others are read from state when they are needed. */
    private static final int AGENTS_IN_MEMORY = 8;

    private final int mostClusters;
    private final long horizon;

    private transient QuestionClusters clusters;
    private transient StoredClusters stored;
    private transient Map<String, ClusterStore> inMemory;
    private transient MapState<Long, List<AskedQuestion>> waiting;
    private transient ValueState<Long> patience;
    private transient Retention retention;

    /** @param mostClusters how many clusters of an agent are kept; those asked longest ago go first */
    ClusterQuestions(int mostClusters, Duration horizon) {
        this.mostClusters = mostClusters;
        this.horizon = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        var state = getRuntimeContext();
        clusters = new QuestionClusters(new QuestionClusters.Limits(mostClusters, 4 * mostClusters));
        stored = new StoredClusters(state);
        inMemory = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ClusterStore> eldest) {
                return size() > AGENTS_IN_MEMORY;
            }
        };
        waiting = state.getMapState(
                new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(TypeInformation.of(AskedQuestion.class))));
        patience = state.getState(new ValueStateDescriptor<>("patience", Long.class));
        retention = new Retention(state.getState(new ValueStateDescriptor<>("end", Long.class)), horizon);
    }

    @Override
    public void processElement(AskedQuestion question, Context context, Collector<ClusteredQuestion> out)
            throws Exception {
        var timers = context.timerService();
        retention.use(timers);
        if (question.occurredAt() <= timers.currentWatermark()) {
            assign(question, out);
            return;
        }
        List<AskedQuestion> others = waiting.get(question.occurredAt());
        List<AskedQuestion> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(question);
        waiting.put(question.occurredAt(), all);
        timers.registerEventTimeTimer(question.occurredAt());
        if (patience.value() == null) {
            long end = timers.currentProcessingTime() + PATIENCE.toMillis();
            timers.registerProcessingTimeTimer(end);
            patience.update(end);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ClusteredQuestion> out) throws Exception {
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            assignAll(timestamp, out);
            if (waiting.isEmpty()) {
                stopWaiting(context);
            }
        } else if (retention.endsAt(timestamp)) {
            stored.clear();
            inMemory.remove(context.getCurrentKey());
            waiting.clear();
            patience.clear();
        } else {
            patience.clear();
            List<Long> times = StreamSupport.stream(waiting.keys().spliterator(), false)
                    .sorted()
                    .toList();
            for (long time : times) {
                context.timerService().deleteEventTimeTimer(time);
                assignAll(time, out);
            }
        }
    }

    private void stopWaiting(OnTimerContext context) throws Exception {
        Long end = patience.value();
        if (end != null) {
            context.timerService().deleteProcessingTimeTimer(end);
            patience.clear();
        }
    }

    private void assignAll(long time, Collector<ClusteredQuestion> out) throws Exception {
        List<AskedQuestion> questions = waiting.get(time);
        if (questions != null) {
            waiting.remove(time);
            for (AskedQuestion question : questions.stream()
                    .sorted(Comparator.comparing(AskedQuestion::eventId))
                    .toList()) {
                assign(question, out);
            }
        }
    }

    private void assign(AskedQuestion asked, Collector<ClusteredQuestion> out) throws Exception {
        ClusterStore store = inMemory.get(asked.agentId());
        if (store == null) {
            store = stored.read();
            inMemory.put(asked.agentId(), store);
        }
        clusters.assign(asked.question(), store)
                .ifPresent(joined -> out.collect(new ClusteredQuestion(asked, joined.cluster(), joined.similarity())));
    }
}
