package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classifier that {@link TopicTrainer} fits. It judges any language that it was trained on. */
public final class TrainedTopics implements TopicClassifier {
    private final TopicModel model;

    TrainedTopics(TopicModel model) {
        this.model = model;
    }

    /** Reads a model file. @throws IOException naming the file when it is missing, damaged or something else */
    public static TrainedTopics read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new TrainedTopics(TopicModel.read(in));
        } catch (IOException e) {
            throw new IOException("topic model " + file + ": " + e.getMessage(), e);
        }
    }

    /** The same model gives the same bytes. */
    public void write(OutputStream to) throws IOException {
        model.write(to);
    }

    @Override
    public String version() {
        return model.header().version();
    }

    /** The topics that it tells apart. */
    public List<String> topics() {
        return model.header().topics();
    }

    /** What it was trained on, with the scores on rows that were left out. */
    public String trainedOn() {
        return model.header().trainedOn();
    }

    @Override
    public TopicGuess classify(CleanText text, String language) {
        return model.judge(Grams.of(text)).guess();
    }

    TopicModel.Judgement judge(CleanText text) {
        return model.judge(Grams.of(text));
    }
}
