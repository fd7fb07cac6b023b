package dev.vigia.analysis.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.analysis.text.CleanText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTrainerTest {
    private static final TrainedTopics TOPICS = train(SyntheticTopics.rows(600, 0.15, 1));

    private static TrainedTopics train(List<TopicRow> rows) {
        return new TopicTrainer(rows, 0.05, step -> {}).train("test-1");
    }

    private static byte[] bytes(TrainedTopics topics) throws IOException {
        var out = new ByteArrayOutputStream();
        topics.write(out);
        return out.toByteArray();
    }

    private static TopicGuess guess(TrainedTopics topics, String text) {
        return topics.classify(CleanText.of(text), "und");
    }

    @Test
    void unseenTextsAreSortedAndStrangeOnesTurnedAway() {
        var scores = new TopicScores();
        SyntheticTopics.rows(500, 0.2, 2).forEach(row -> scores.add(row, TOPICS));
        assertThat(scores.accuracy()).isGreaterThan(0.95);
        assertThat(scores.noneRecall()).isGreaterThan(0.9);
        assertThat(scores.falseAlarmRate()).isLessThan(0.05);
        assertThat(scores.macroF1()).isGreaterThan(0.95);
    }

    @Test
    void probabilitiesAreAsSureAsTheyAreRight() {
        List<TopicRow> rows = SyntheticTopics.rows(500, 0, 3);
        double sure = rows.stream()
                .mapToDouble(row -> TOPICS.judge(CleanText.of(row.text())).probability())
                .average()
                .orElseThrow();
        var scores = new TopicScores();
        rows.forEach(row -> scores.add(row, TOPICS));
        assertThat(sure).isCloseTo(scores.nearestAccuracy(), within(0.05));
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        assertThat(bytes(train(SyntheticTopics.rows(600, 0.15, 1)))).isEqualTo(bytes(TOPICS));
    }

    @Test
    void aFileGivesTheSameAnswers() throws IOException {
        var read = new TrainedTopics(TopicModel.read(new ByteArrayInputStream(bytes(TOPICS))));
        assertThat(read.version()).isEqualTo("test-1");
        assertThat(read.topics()).containsExactly("balance", "freeze", "limit", "transfer");
        for (TopicRow row : SyntheticTopics.rows(100, 0.3, 4)) {
            assertThat(guess(read, row.text())).isEqualTo(guess(TOPICS, row.text()));
        }
    }

    @Test
    void aDamagedFileIsAMessage() throws IOException {
        byte[] whole = bytes(TOPICS);
        assertThatThrownBy(() -> TopicModel.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends too early");
        assertThatThrownBy(() -> TopicModel.read(new ByteArrayInputStream("label\ttext".getBytes("UTF-8"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a topic model");
    }

    @Test
    void oneTopicAlone() {
        TrainedTopics one = train(List.of(new TopicRow("only", "hola"), new TopicRow("only", "hello there")));
        assertThat(guess(one, "hello").topic()).isEqualTo("only");
        assertThat(guess(one, "hello").probability()).isEqualTo(1);
    }

    @Test
    void oneTopicAgainstNone() {
        List<TopicRow> rows = new ArrayList<>();
        SyntheticTopics.rows(300, 0.5, 5)
                .forEach(row -> rows.add(row.isNone() ? row : new TopicRow("bank", row.text())));
        TrainedTopics bank = train(rows);
        assertThat(guess(bank, "block my card please").topic()).isEqualTo("bank");
        assertThat(guess(bank, "tell me a joke about a dragon").isNone()).isTrue();
    }

    @Test
    void withoutExamplesOfNoneFewAreTurnedAway() {
        TrainedTopics topics = train(SyntheticTopics.rows(500, 0, 6));
        var scores = new TopicScores();
        SyntheticTopics.rows(500, 0, 7).forEach(row -> scores.add(row, topics));
        assertThat(scores.falseAlarmRate()).isLessThan(0.02);
        assertThat(guess(topics, "zzz qqq xxx").isNone()).isTrue();
    }

    @Test
    void rowsOfNoTopicAloneCannotBeLearned() {
        assertThatThrownBy(() -> train(List.of(new TopicRow("oos", "hola"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no row has a topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "😀😀", "\u0000\u202e", "aGVsbG8gd29ybGQ=", "Z̷̧̛a̴l̸g̵o̶", "你好吗", "{}[]();"})
    void anyTextGetsAnAnswer(String text) {
        assertThat(guess(TOPICS, text).probability()).isBetween(0.0, 1.0);
        assertThat(guess(TOPICS, text.repeat(4_000)).probability()).isBetween(0.0, 1.0);
    }
}
