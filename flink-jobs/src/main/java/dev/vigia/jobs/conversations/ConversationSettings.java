package dev.vigia.jobs.conversations;

import dev.vigia.jobs.JobSettings;
import dev.vigia.settings.Settings;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the conversations job lets people set.
 *
 * @param sessionGap {@code VIGIA_SESSION_GAP}: a silence this long ends a conversation
 * @param answerTimeout {@code VIGIA_ANSWER_TIMEOUT}: an answer that begins later than this counts as none
 * @param stateHorizon {@code VIGIA_STATE_HORIZON}: how long after its last event a conversation can be corrected
 * @param generation {@code VIGIA_GENERATION}: the generation that the rows are written to
 */
public record ConversationSettings(Duration sessionGap, Duration answerTimeout, Duration stateHorizon, int generation)
        implements Serializable {

    static ConversationSettings from(Settings settings) {
        return new ConversationSettings(
                JobSettings.sessionGap(settings),
                settings.duration("VIGIA_ANSWER_TIMEOUT", Duration.ofMinutes(5)),
                JobSettings.stateHorizon(settings),
                settings.integer("VIGIA_GENERATION", 1, 1, Integer.MAX_VALUE));
    }
}
