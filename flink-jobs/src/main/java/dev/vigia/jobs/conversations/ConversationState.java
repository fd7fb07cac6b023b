package dev.vigia.jobs.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one conversation, except its older turns and the ids of its events. Components are only
 * ever added: a renamed one would be restored as zero, without an error.
 *
 * @param clock how far event time has come for this conversation, epoch milliseconds
 * @param recent the newest turns
 * @param spilled whether older turns were put into their own store
 * @param told what was last counted of the conversation; null before the first time
 * @param seen hashes of the ids of its first events, see {@link SeenEvents}
 */
public record ConversationState(
        String conversationId,
        Facts facts,
        long clock,
        List<Turn> recent,
        boolean spilled,
        TurnTotals totals,
        @Nullable ConversationFigures told,
        Alarms alarms,
        long[] seen) {

    static ConversationState blank(String conversationId) {
        return new ConversationState(
                conversationId,
                Facts.NONE,
                Long.MIN_VALUE,
                List.of(Turn.greeting()),
                false,
                new TurnTotals(0, 0, 0),
                null,
                Alarms.UNSET,
                SeenEvents.NONE);
    }
}
