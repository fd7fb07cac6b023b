package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.TileChanges;
import dev.vigia.schema.DistinctUsers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation while an event, or the passing of time, is applied to it. What it amounts to depends on the set of
 * events and on event time alone, not on the order in which the events came: each event is put where it belongs, what
 * it touches is computed anew, and the difference to what was told before goes out. Events must be different ones;
 * whoever calls drops repeated ids.
 *
 * <p>Lives for one bundle of events; {@link #state} is what remains. Not thread-safe.
 */
final class Conversation {
    private final ConversationSettings settings;
    private final String conversationId;
    private final TurnSequence turns;
    private final Map<String, TurnRow> turnRows = new LinkedHashMap<>();
    private final TileChanges tileChanges;
    private final @Nullable ConversationFigures toldBefore;
    private @Nullable ConversationRow row;

    private Facts facts;
    private long clock;
    private TurnTotals totals;
    private @Nullable ConversationFigures told;
    private long[] seen;

    /** @param tileChanges takes what changes in tiles */
    Conversation(ConversationState state, OlderTurns older, ConversationSettings settings, TileChanges tileChanges) {
        this.settings = settings;
        this.tileChanges = tileChanges;
        conversationId = state.conversationId();
        turns = new TurnSequence(state.recent(), state.spilled(), older);
        facts = state.facts();
        clock = state.clock();
        totals = state.totals();
        told = state.told();
        toldBefore = told;
        seen = state.seen();
    }

    /**
     * Applies an event.
     *
     * @param watermark how far event time has come, epoch milliseconds
     */
    void apply(FlatEvent event, long watermark) {
        clock = Math.max(clock, watermark);
        facts = facts.with(event);
        switch (event.type()) {
            case MESSAGE_USER -> openTurn(event);
            case MESSAGE_AGENT, MESSAGE_FAILED ->
                turns.replace(turns.at(Position.of(event)).with(Reply.of(event)));
            case CONVERSATION_STARTED,
                    CONVERSATION_ENDED,
                    CONVERSATION_HANDOFF,
                    FEEDBACK_GIVEN,
                    AGENT_HEALTH,
                    ANNOTATION_ADDED -> {}
        }
        countMessage(event, watermark);
        settle();
        row = row();
    }

    /** Lets event time pass; nothing goes out if nothing changes by it. */
    void advanceTo(long instant) {
        if (instant > clock) {
            clock = instant;
            if (settle()) {
                row = row();
            }
        }
    }

    /** Event time at which something changes without any event; {@link Alarms#NONE} if nothing will. */
    long nextDeadline() {
        return standing().nextDeadline(lastStatus());
    }

    /** Last sign of life, epoch milliseconds. */
    long lastAt() {
        return facts.lastAt();
    }

    /** The rows of turns that have to be written, each once. */
    Collection<TurnRow> turnRows() {
        return turnRows.values();
    }

    /** The conversation's row, if it has to be written. */
    @Nullable
    ConversationRow conversationRow() {
        return row;
    }

    /** What changes among the contacts of its user. */
    List<ContactChange> contactChanges() {
        return ContactChange.between(conversationId, toldBefore, told);
    }

    /** Keeps which events were seen with the rest of the state. */
    void remember(long[] hashesOfSeen) {
        seen = hashesOfSeen;
    }

    ConversationState state(Alarms alarms) {
        return new ConversationState(
                conversationId, facts, clock, List.copyOf(turns.recent()), turns.spilled(), totals, told, alarms, seen);
    }

    private void openTurn(FlatEvent message) {
        var position = Position.of(message);
        var interrupted = turns.at(position);
        turns.replace(interrupted.until(position));
        turns.insertAfter(interrupted, interrupted.interruptedBy(message));
    }

    private void countMessage(FlatEvent event, long watermark) {
        if (Shares.isMessage(event)) {
            var share = Shares.ofMessage(event);
            tileChanges.replace(null, share);
            if (share.key().endsBy(watermark)) {
                tileChanges.late(share.key());
            }
            if (event.type() == EventType.MESSAGE_USER && event.userId() != null) {
                tileChanges.seen(share.key(), DistinctUsers.token(event.userId()));
            }
        }
    }

    /** Computes anew what may have changed, and tells the differences. */
    private boolean settle() {
        boolean changed = false;
        var concerned = turns.takeTouched();
        for (var turn : concerned) {
            changed |= settle(turn);
        }
        if (concerned.stream().noneMatch(Turn::isLast)) {
            changed |= settle(turns.last());
        }
        var figures = figures();
        if (!figures.equals(told)) {
            tileChanges.replace(Shares.ofConversation(told), Shares.ofConversation(figures));
            told = figures;
            changed = true;
        }
        return changed;
    }

    private boolean settle(Turn turn) {
        if (turn.isGreeting()) {
            return false;
        }
        var before = turn.told();
        var standing = standing();
        var figures = turn.figures(
                standing.withoutReply(turn), settings.answerTimeout().toMillis());
        long version = TurnVersion.of(turn, standing.version());
        boolean changed = !figures.equals(before);
        if (!changed && version == turn.version()) {
            return false;
        }
        if (changed) {
            tileChanges.replace(Shares.ofTurn(turn, before), Shares.ofTurn(turn, figures));
            totals = totals.moved(before, figures);
        }
        turns.store(turn.telling(figures, version));
        turnRows.put(
                turn.id(),
                new TurnRow(
                        conversationId,
                        turn.id(),
                        turn.dimensions(),
                        turn.start().at(),
                        figures,
                        version));
        return changed;
    }

    private Standing standing() {
        return new Standing(facts, turns.last(), clock, settings);
    }

    private @Nullable TurnStatus lastStatus() {
        var figures = turns.last().told();
        return figures == null ? null : figures.status();
    }

    private ConversationFigures figures() {
        var standing = standing();
        return new ConversationFigures(
                facts.firstKnownAt(),
                facts.dimensions(),
                facts.alive(),
                standing.outcome(lastStatus()),
                standing.durationMs(),
                facts.ratings().count(),
                facts.ratings().positive(),
                facts.ratings().sum(),
                facts.userId() == null ? null : facts.userId().value());
    }

    private ConversationRow row() {
        var standing = standing();
        return new ConversationRow(
                conversationId,
                facts.dimensions(),
                facts.userId() == null ? null : facts.userId().value(),
                facts.firstKnownAt(),
                facts.lastKnownAt(),
                standing.endedAt(),
                standing.endReason(),
                standing.outcome(lastStatus()),
                facts.messages(),
                facts.userMessages(),
                facts.agentMessages(),
                turns.last().number(),
                totals,
                facts.ratings(),
                standing.version());
    }
}
