package dev.vigia.jobs.insights;

import dev.vigia.analysis.language.LanguageGuess;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language that a conversation has shown so far, from which a message too short to tell ("ok") takes its own.
 *
 * @param evidence by language, the confidences of the messages that could be told, added up
 */
public record ConversationLanguage(Map<String, Double> evidence) {
    /** How sure an inherited language is, at most. */
    private static final double INHERITED = 0.75;

    /** How sure the language of the event's locale is: people write otherwise than their client is set. */
    private static final double CLAIMED = 0.5;

    public ConversationLanguage {
        evidence = evidence == null ? Map.of() : Map.copyOf(evidence);
    }

    static ConversationLanguage unknown() {
        return new ConversationLanguage(Map.of());
    }

    ConversationLanguage with(LanguageGuess guess) {
        if (!guess.isDetermined()) {
            return this;
        }
        var more = new HashMap<>(evidence);
        more.merge(guess.language(), guess.confidence(), Double::sum);
        return new ConversationLanguage(more);
    }

    /** The guess itself where it is one; else the conversation's language; else the locale's, if it is analysed. */
    LanguageGuess settle(LanguageGuess guess, @Nullable String locale, List<String> analysed) {
        if (guess.isDetermined()) {
            return guess;
        }
        String best = null;
        double most = 0;
        double all = 0;
        for (var shown : evidence.entrySet()) {
            all += shown.getValue();
            // Equal evidence is settled by the code's order, so that a replay settles it the same way.
            if (best == null
                    || shown.getValue() > most
                    || (shown.getValue() == most && shown.getKey().compareTo(best) < 0)) {
                best = shown.getKey();
                most = shown.getValue();
            }
        }
        if (best != null) {
            return new LanguageGuess(best, INHERITED * most / all);
        }
        String claimed = locale == null
                ? ""
                : Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return analysed.contains(claimed) ? new LanguageGuess(claimed, CLAIMED) : guess;
    }
}
