package dev.vigia.jobs.insights;

import static dev.vigia.analysis.sentiment.SentimentLabel.NEGATIVE;
import static dev.vigia.analysis.sentiment.SentimentLabel.NEUTRAL;
import static dev.vigia.analysis.sentiment.SentimentLabel.POSITIVE;
import static dev.vigia.jobs.insights.Messages.MINUTE;
import static dev.vigia.jobs.insights.Messages.insight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumTilesTest {
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final long WAIT = 200;

    private KeyedOneInputStreamOperatorTestHarness<TileKey, MessageInsight, InsightTile> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SumTiles(Duration.ofMillis(WAIT), HORIZON)),
                TileKey::of,
                TypeInformation.of(TileKey.class));
        operator.open();
        operator.setProcessingTime(MINUTE);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aTileIsShownSoonAndOnceForAllThatCameMeanwhile() throws Exception {
        send(insight("1", MINUTE + 1, NEGATIVE, -0.8));
        send(insight("2", MINUTE + 2, POSITIVE, 0.5));
        send(insight("3", MINUTE + 59_999, NEUTRAL, 0.1));
        assertThat(operator.extractOutputValues()).isEmpty();
        operator.setProcessingTime(MINUTE + WAIT);
        assertThat(operator.extractOutputValues()).hasSize(1);
        var sums = last().sums();
        assertThat(sums.messages()).isEqualTo(3);
        assertThat(sums.negative()).isEqualTo(1);
        assertThat(sums.neutral()).isEqualTo(1);
        assertThat(sums.positive()).isEqualTo(1);
        assertThat(sums.score()).isEqualTo(-0.2, offset(1e-12));
        assertThat(last().complete()).isFalse();
        assertThat(last().asOf()).isEqualTo(MINUTE + 59_999);
    }

    @Test
    void theWatermarkCompletesATile() throws Exception {
        send(insight("1", MINUTE, NEUTRAL, 0));
        operator.processWatermark(MINUTE + 60_000);
        assertThat(operator.extractOutputValues()).hasSize(1);
        assertThat(last().complete()).isTrue();
        operator.setProcessingTime(MINUTE + 1_000);
        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void aLateMessageCorrectsItsTileAndIsCounted() throws Exception {
        send(insight("1", MINUTE, NEUTRAL, 0));
        operator.processWatermark(MINUTE + 60_000);
        long version = last().version();
        send(insight("2", MINUTE, NEUTRAL, 0));
        operator.setProcessingTime(MINUTE + 1_000);
        assertThat(last().sums().messages()).isEqualTo(2);
        assertThat(last().sums().late()).isEqualTo(1);
        assertThat(last().complete()).isTrue();
        assertThat(last().version()).isGreaterThan(version);
    }

    @Test
    void anOldRecordingAddsUpBesideLiveTraffic() throws Exception {
        operator.processWatermark(MINUTE);
        long tenYearsAgo = MINUTE - Duration.ofDays(3650).toMillis();
        send(insight("1", tenYearsAgo, NEUTRAL, 0));
        operator.processWatermark(MINUTE + 120_000);
        operator.setProcessingTime(MINUTE + 1_000);
        send(insight("2", tenYearsAgo, NEUTRAL, 0));
        operator.setProcessingTime(MINUTE + 2_000);
        assertThat(last().sums().messages()).isEqualTo(2);
        assertThat(last().key().bucketStart()).isEqualTo(tenYearsAgo);
    }

    @Test
    void minutesAreApart() throws Exception {
        send(insight("1", MINUTE + 59_999, NEUTRAL, 0));
        send(insight("2", MINUTE + 60_000, NEUTRAL, 0));
        operator.setProcessingTime(MINUTE + WAIT);
        assertThat(operator.extractOutputValues())
                .extracting(tile -> tile.key().bucketStart())
                .containsExactlyInAnyOrder(MINUTE, MINUTE + 60_000);
    }

    @Test
    void theEndOfBoundedInputIsADateThatADatabaseTakes() throws Exception {
        send(insight("1", MINUTE, NEUTRAL, 0));
        operator.processWatermark(Long.MAX_VALUE);
        assertThat(Instant.ofEpochMilli(last().asOf())).isBefore("+10000-01-01T00:00:00Z");
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        send(insight("1", MINUTE, NEUTRAL, 0));
        operator.processWatermark(MINUTE + 60_000);
        operator.setProcessingTime(MINUTE + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void send(MessageInsight insight) throws Exception {
        operator.processElement(new StreamRecord<>(insight, insight.occurredAt()));
    }

    private InsightTile last() {
        var tiles = operator.extractOutputValues();
        return tiles.get(tiles.size() - 1);
    }
}
