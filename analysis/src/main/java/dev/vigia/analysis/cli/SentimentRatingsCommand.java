package dev.vigia.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.sentiment.RankCorrelation;
import dev.vigia.analysis.sentiment.SentimentScorer;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.sentiment.Trajectory;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code vigia sentiment ratings}: whether a low trajectory goes with low ratings, as Spearman's rank correlation.
 * A conversation is a line {@code {"turns":[{"role","text","ratings"?}],"rating"|"overall"}}; several people's
 * ratings are averaged, conversations without one are left out.
 */
@Command(
        name = "ratings",
        description = "Rank correlation of conversations' sentiment trajectories with their users' ratings.",
        mixinStandardHelpOptions = true)
final class SentimentRatingsCommand implements Callable<Integer> {
    private static final Map<String, ToDoubleFunction<Trajectory>> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("mean", Trajectory::mean);
        MEASURES.put("worst", Trajectory::worst);
        MEASURES.put("start", Trajectory::start);
        MEASURES.put("end", Trajectory::end);
        MEASURES.put("slope", Trajectory::slope);
    }

    @Option(names = "--lang", required = true, paramLabel = "es|en", description = "Language of the conversations.")
    private String lang = "";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Conversations with ratings, JSON lines.")
    private List<Path> files = List.of();

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Integer call() throws IOException {
        SentimentScorer scorer = SentimentScorers.shipped(lang, AnalysisSettings.sentimentModel(System.getenv()));
        for (Path file : files) {
            report(file, scorer, System.out);
        }
        return 0;
    }

    private void report(Path file, SentimentScorer scorer, PrintStream to) throws IOException {
        List<Trajectory> trajectories = new ArrayList<>();
        List<Double> ratings = new ArrayList<>();
        List<Double> turnScores = new ArrayList<>();
        List<Double> turnRatings = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode conversation = json.readTree(line);
            List<Double> scores = new ArrayList<>();
            for (JsonNode turn : conversation.path("turns")) {
                if (turn.path("role").asText().equals("user")) {
                    double score = scorer.score(CleanText.of(turn.path("text").asText()))
                            .score();
                    scores.add(score);
                    double rating = mean(turn.path("ratings"));
                    if (!Double.isNaN(rating)) {
                        turnScores.add(score);
                        turnRatings.add(rating);
                    }
                }
            }
            double rating = mean(conversation.path(conversation.has("overall") ? "overall" : "rating"));
            if (!scores.isEmpty() && !Double.isNaN(rating)) {
                trajectories.add(Trajectory.of(scores));
                ratings.add(rating);
            }
        }
        to.printf("%s: %d rated conversations%n", file.getFileName(), ratings.size());
        MEASURES.forEach((name, measure) -> to.printf(
                "  %-6s %+.3f%n",
                name,
                RankCorrelation.of(
                        trajectories.stream().map(measure::applyAsDouble).toList(), ratings)));
        if (!turnRatings.isEmpty()) {
            to.printf(
                    "  %-6s %+.3f (of %d rated turns)%n",
                    "turn", RankCorrelation.of(turnScores, turnRatings), turnRatings.size());
        }
    }

    /** Of a number or an array of numbers; NaN when there is none. */
    private static double mean(JsonNode node) {
        Stream<JsonNode> values = node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
        return values.filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .average()
                .orElse(Double.NaN);
    }
}
