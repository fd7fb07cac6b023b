package dev.vigia.jobs.insights;

import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.jobs.FlatEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Analyses each message of a conversation once. Keeps, until the horizon after the conversation's last message, the
 * ids that it has seen and the language that the conversation has shown.
 */
final class AnalyzeMessages extends KeyedProcessFunction<String, FlatEvent, MessageInsight> {
    private static final long serialVersionUID = 1;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final AnalyzerFactory analyzers;
    private final List<String> languages;
    private final long horizon;

    private transient MessageAnalyzer analyzer;
    private transient MapState<String, Boolean> seen;
    private transient ValueState<ConversationLanguage> language;
    private transient ValueState<Long> end;

    AnalyzeMessages(AnalyzerFactory analyzers, List<String> languages, Duration horizon) {
        this.analyzers = analyzers;
        this.languages = List.copyOf(languages);
        this.horizon = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        analyzer = analyzers.create();
        seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", String.class, Boolean.class));
        language = getRuntimeContext().getState(new ValueStateDescriptor<>("language", ConversationLanguage.class));
        end = getRuntimeContext().getState(new ValueStateDescriptor<>("end", Long.class));
    }

    @Override
    public void processElement(FlatEvent message, Context context, Collector<MessageInsight> out) throws Exception {
        if (seen.contains(message.eventId())) {
            return;
        }
        seen.put(message.eventId(), true);
        keepUntilAfter(message.occurredAt(), context);
        var text = CleanText.of(Objects.requireNonNullElse(message.text(), ""));
        LanguageGuess guess = analyzer.detect(text);
        ConversationLanguage shown = Objects.requireNonNullElseGet(language.value(), ConversationLanguage::unknown);
        LanguageGuess settled = shown.settle(guess, message.locale(), languages);
        if (guess.isDetermined()) {
            language.update(shown.with(guess));
        }
        out.collect(MessageInsight.of(message, analyzer.analyze(text, settled)));
    }

    /** Moves the end of this conversation's state; by whole days, so that most messages need no new timer. */
    private void keepUntilAfter(long occurredAt, Context context) throws Exception {
        long needed = Math.floorDiv(occurredAt + horizon, DAY) * DAY + DAY;
        Long planned = end.value();
        if (planned == null || planned < needed) {
            if (planned != null) {
                context.timerService().deleteEventTimeTimer(planned);
            }
            context.timerService().registerEventTimeTimer(needed);
            end.update(needed);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MessageInsight> out) {
        seen.clear();
        language.clear();
        end.clear();
    }
}
