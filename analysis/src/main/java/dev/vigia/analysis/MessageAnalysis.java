package dev.vigia.analysis;

import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.sentiment.Sentiment;
import dev.vigia.analysis.topics.TopicGuess;

/**
 * What is known of one message.
 *
 * @param topicModel version of the taxonomy or model that chose the topic
 * @param truncated whether the message was too long to be read whole (see {@code CleanText.MAX_CHARS})
 */
public record MessageAnalysis(
        LanguageGuess language, Sentiment sentiment, TopicGuess topic, String topicModel, boolean truncated) {}
