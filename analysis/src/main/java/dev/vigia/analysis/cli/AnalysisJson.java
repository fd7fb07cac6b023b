package dev.vigia.analysis.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.analysis.MessageAnalysis;
import dev.vigia.analysis.sentiment.Sentiment;

/** The line of JSON for one text: the fixed fields first, then what explains them. */
final class AnalysisJson {
    private final ObjectMapper json = new ObjectMapper();
    private final String none;

    /** @param none what is written as the topic of a text about none of them */
    AnalysisJson(String none) {
        this.none = none;
    }

    String line(String text, MessageAnalysis analysis) throws JsonProcessingException {
        Sentiment sentiment = analysis.sentiment();
        ObjectNode line = json.createObjectNode();
        line.put("text", text);
        line.put("language", analysis.language().language());
        line.put("sentiment", sentiment.label().word());
        line.put("score", rounded(sentiment.score()));
        line.put("topic", analysis.topic().isNone() ? none : analysis.topic().topic());
        line.put("languageConfidence", rounded(analysis.language().confidence()));
        line.putObject("probabilities")
                .put("negative", rounded(sentiment.negative()))
                .put("neutral", rounded(sentiment.neutral()))
                .put("positive", rounded(sentiment.positive()));
        line.put("topicProbability", rounded(analysis.topic().probability()));
        sentiment.decidingWords().forEach(line.putArray("decidingWords")::add);
        line.put("sentimentModel", sentiment.model());
        line.put("topicModel", analysis.topicModel());
        if (analysis.truncated()) {
            line.put("truncated", true);
        }
        return json.writeValueAsString(line);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
