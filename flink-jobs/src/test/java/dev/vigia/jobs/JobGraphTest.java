package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vigia.jobs.conversations.ConversationsJob;
import dev.vigia.jobs.insights.InsightsJob;
import dev.vigia.jobs.trends.TrendsJob;
import dev.vigia.settings.Settings;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds the graph of every job as its main does; the strict environment refuses what must not be. */
class JobGraphTest {
    /** One constant per job. */
    enum Job {
        CONVERSATIONS(ConversationsJob::define),
        INSIGHTS(InsightsJob::define),
        TRENDS(TrendsJob::define);

        private final BiConsumer<StreamExecutionEnvironment, Settings> definition;

        Job(BiConsumer<StreamExecutionEnvironment, Settings> definition) {
            this.definition = definition;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOperatorHasAUidAndNothingNeedsKryo(Job job) {
        var env = JobEnvironment.strict();
        job.definition.accept(
                env, Settings.of(Map.of("VIGIA_DB_PASSWORD", "secret", "VIGIA_ARCHIVE", "file:///tmp/archive")));
        assertThatCode(() -> env.getStreamGraph().getJobGraph()).doesNotThrowAnyException();
    }
}
