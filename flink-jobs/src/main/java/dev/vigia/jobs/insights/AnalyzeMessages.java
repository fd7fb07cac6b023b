package dev.vigia.jobs.insights;

import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Analyses each message of a conversation once. Keeps, until the conversation
 * has been silent for the horizon, the
 * ids that it has seen and the language that the conversation has shown.
 */
final class AnalyzeMessages extends KeyedProcessFunction<String, FlatEvent, MessageInsight> {
    private static final long serialVersionUID = 1;

    /** What users said, for the clusters of repeated questions. */
    static final OutputTag<AskedQuestion> QUESTIONS =
            new OutputTag<>("questions", TypeInformation.of(AskedQuestion.class));

    private final AnalyzerFactory analyzers;
    private final List<String> languages;
    private final long horizon;

    private transient MessageAnalyzer analyzer;
    private transient MapState<String, Boolean> seen;
    private transient ValueState<ConversationLanguage> language;
    private transient Retention retention;

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
        retention = new Retention(getRuntimeContext().getState(new ValueStateDescriptor<>("end", Long.class)), horizon);
    }

    @Override
    public void processElement(FlatEvent message, Context context, Collector<MessageInsight> out) throws Exception {
        if (seen.contains(message.eventId())) {
            return;
        }
        seen.put(message.eventId(), true);
        retention.use(context.timerService());
        var text = CleanText.of(Objects.requireNonNullElse(message.text(), ""));
        LanguageGuess guess = analyzer.detect(text);
        ConversationLanguage shown = Objects.requireNonNullElseGet(language.value(), ConversationLanguage::unknown);
        LanguageGuess settled = shown.settle(guess, message.locale(), languages);
        if (guess.isDetermined()) {
            language.update(shown.with(guess));
        }
        MessageInsight insight = MessageInsight.of(message, analyzer.analyze(text, settled));
        out.collect(insight);
        if (insight.isFromUser()) {
            context.output(QUESTIONS, AskedQuestion.of(message, insight, text.text()));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MessageInsight> out) throws Exception {
        if (retention.endsAt(timestamp)) {
            seen.clear();
            language.clear();
        }
    }
}
