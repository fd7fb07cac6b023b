package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileChanges;
import dev.vigia.jobs.metrics.TileSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final ConversationSettings SETTINGS =
            new ConversationSettings(Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofDays(35), 1);

    private final MemoryTurns older = new MemoryTurns();
    private final List<TileChange> changes = new ArrayList<>();
    private ConversationState state = ConversationState.blank("c");
    private ConversationRow row;
    private TurnRow turn;

    @Test
    void anAnswerGivesBothLatenciesFromTheUsersMessage() {
        apply(new Dialogue("c").user(0).agent(1.5, 4));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.ANSWERED);
        assertThat(turn.figures().firstResponseMs()).isEqualTo(1_500);
        assertThat(turn.figures().responseMs()).isEqualTo(4_000);
    }

    @Test
    void severalAnswersCountToTheEndOfTheLast() {
        apply(new Dialogue("c").user(0).agent(1, 2).agent(3, 7));
        assertThat(turn.figures().firstResponseMs()).isEqualTo(1_000);
        assertThat(turn.figures().responseMs()).isEqualTo(7_000);
        assertThat(turn.figures().agentMessages()).isEqualTo(2);
        assertThat(turn.figures().outputTokens()).isEqualTo(40);
    }

    @Test
    void aRetryAfterAFailureIsAnAnswer() {
        apply(new Dialogue("c").user(0).failed(1).agent(2));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.ANSWERED);
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        apply(new Dialogue("c").user(0).agent(1).failed(2));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.FAILED);
        assertThat(turn.figures().firstResponseMs()).isEqualTo(1_000);
    }

    @Test
    void theLastAnswerDecidesWhetherItIsAFallback() {
        apply(new Dialogue("c").user(0).agent(1).fallback(2));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.FALLBACK);
    }

    @Test
    void anAnswerAfterTheTimeoutIsATimeoutWithItsLatency() {
        apply(new Dialogue("c").user(0).agent(301));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.TIMEOUT);
        assertThat(turn.figures().firstResponseMs()).isEqualTo(301_000);
    }

    @Test
    void anAnswerAtTheTimeoutIsInTime() {
        apply(new Dialogue("c").user(0).agent(300));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.ANSWERED);
    }

    @Test
    void aWaitingTurnIsPendingUntilTheTimeout() {
        apply(new Dialogue("c").user(0));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.PENDING);
        advanceTo(299.999);
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.PENDING);
        advanceTo(300);
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.TIMEOUT);
        assertThat(row.outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aTimeoutIsTakenBackWhenALateAnswerWasInTime() {
        apply(new Dialogue("c").user(0));
        advanceTo(400);
        apply(new Dialogue("c").user(0).agent(2).flat().subList(1, 2));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.ANSWERED);
        var tile = TileSum.of(changes).get(0);
        assertThat(tile.timeoutTurns()).isZero();
        assertThat(tile.pendingTurns()).isZero();
        assertThat(tile.answeredTurns()).isEqualTo(1);
    }

    @Test
    void aSecondMessageLeavesTheFirstUnanswered() {
        apply(new Dialogue("c").user(0));
        apply(new Dialogue("c").user(0).user(10).flat().subList(1, 2));
        assertThat(TileSum.of(changes).get(0).unansweredTurns()).isEqualTo(1);
        assertThat(TileSum.of(changes).get(0).pendingTurns()).isEqualTo(1);
    }

    @Test
    void aSecondMessageAfterTheTimeoutLeavesATimeout() {
        apply(new Dialogue("c").user(0).user(301).agent(302));
        assertThat(TileSum.of(changes).stream()
                        .mapToLong(tile -> tile.timeoutTurns())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void aGreetingBelongsToNoTurn() {
        apply(new Dialogue("c").started(0).agent(1));
        assertThat(row.turns()).isZero();
        assertThat(row.agentMessages()).isEqualTo(1);
        assertThat(row.outcome()).isNull();
        assertThat(turn).isNull();
    }

    @Test
    void aQuestionThatArrivesAfterItsAnswerTakesItFromTheGreeting() {
        var events = new Dialogue("c").user(0).agent(2).flat();
        apply(events.subList(1, 2));
        apply(events.subList(0, 1));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.ANSWERED);
        assertThat(turn.figures().firstResponseMs()).isEqualTo(2_000);
    }

    @Test
    void anEndAfterAnAnswerResolves() {
        apply(new Dialogue("c").user(0).agent(1).ended(9, "completed"));
        assertThat(row.outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(row.endReason()).isEqualTo("completed");
        assertThat(row.endedAt()).isEqualTo(Dialogue.millisAt(9));
    }

    @Test
    void anEndWhileWaitingAbandons() {
        apply(new Dialogue("c").user(0).ended(9, "disconnected"));
        assertThat(turn.figures().status()).isEqualTo(TurnStatus.UNANSWERED);
        assertThat(row.outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void anEndAfterAFallbackAbandons() {
        apply(new Dialogue("c").user(0).fallback(1).ended(9, "disconnected"));
        assertThat(row.outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void aHandOffDecidesWhateverElseHappens() {
        apply(new Dialogue("c").user(0).handedOff(5).ended(9, "disconnected"));
        assertThat(row.outcome()).isEqualTo(Outcome.HANDED_OFF);
    }

    @Test
    void silenceEndsAtTheLastSignOfLife() {
        apply(new Dialogue("c").user(0).agent(1, 60));
        assertThat(row.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(nextDeadline()).isEqualTo(Dialogue.millisAt(60 + 1_800));
        advanceTo(60 + 1_800);
        assertThat(row.outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(row.endReason()).isEqualTo("silence");
        assertThat(row.endedAt()).isEqualTo(Dialogue.millisAt(60));
        assertThat(nextDeadline()).isEqualTo(Alarms.NONE);
    }

    @Test
    void aMessageAfterTheEndReopensWithAHigherVersion() {
        apply(new Dialogue("c").user(0).agent(1).ended(2, "completed"));
        long closed = row.version();
        apply(new Dialogue("c")
                .user(0)
                .agent(1)
                .ended(2, "completed")
                .user(3)
                .flat()
                .subList(3, 4));
        assertThat(row.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(row.endedAt()).isNull();
        assertThat(row.version()).isGreaterThan(closed);
    }

    @Test
    void aRatingDaysLaterNeitherReopensNorMoves() {
        var events = new Dialogue("c")
                .user(0)
                .agent(1)
                .ended(2, "completed")
                .rated(259_200, 5)
                .flat();
        apply(events);
        assertThat(row.outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(row.lastEventAt()).isEqualTo(Dialogue.millisAt(2));
        var tile = TileSum.of(changes).get(0);
        assertThat(tile.bucketStart()).isEqualTo(Dialogue.START);
        assertThat(tile.ratings()).isEqualTo(1);
        assertThat(tile.ratedConversations()).isEqualTo(1);
    }

    @Test
    void aRatingAloneIsNoConversation() {
        apply(new Dialogue("c").rated(0, 2));
        assertThat(row.startedAt()).isEqualTo(Dialogue.millisAt(0));
        assertThat(TileSum.of(changes).get(0).conversations()).isZero();
        assertThat(TileSum.of(changes).get(0).ratings()).isEqualTo(1);
        assertThat(nextDeadline()).isEqualTo(Alarms.NONE);
    }

    @Test
    void anEarlierEventMovesTheConversationToItsTrueMinute() {
        var events = new Dialogue("c").started(0).user(120).agent(121).flat();
        apply(events.subList(1, 3));
        apply(events.subList(0, 1));
        var tiles = TileSum.of(changes);
        assertThat(tiles.stream().filter(tile -> tile.conversations() == 1).map(tile -> tile.bucketStart()
                        .toEpochMilli()))
                .containsExactly(Dialogue.millisAt(0));
        assertThat(tiles.stream().mapToLong(tile -> tile.open()).sum()).isEqualTo(1);
    }

    @Test
    void anEndlessConversationKeepsItsStateSmall() {
        var dialogue = new Dialogue("c");
        for (int i = 0; i < 1_000; i++) {
            dialogue.user(i * 10).agent(i * 10 + 1);
        }
        apply(dialogue);
        assertThat(row.turns()).isEqualTo(1_000);
        assertThat(row.totals().answered()).isEqualTo(1_000);
        assertThat(state.recent()).hasSize(TurnSequence.AT_HAND);
        assertThat(older.size()).isEqualTo(1_001 - TurnSequence.AT_HAND);
    }

    @Test
    void aFloodOfUnaskedMessagesKeepsATurnSmallAndItsCountRight() {
        var dialogue = new Dialogue("c").user(0);
        for (int i = 1; i <= 500; i++) {
            dialogue.agent(i);
        }
        apply(dialogue);
        assertThat(turn.figures().agentMessages()).isEqualTo(500);
        assertThat(turn.figures().outputTokens()).isEqualTo(10_000);
        assertThat(turn.figures().firstResponseMs()).isEqualTo(1_000);
        assertThat(turn.figures().responseMs()).isEqualTo(500_000);
        assertThat(state.recent().get(1).replies()).hasSize(Turn.MOST_REPLIES);
    }

    private void apply(Dialogue dialogue) {
        apply(dialogue.flat());
    }

    private void apply(List<FlatEvent> events) {
        for (var event : events) {
            var tileChanges = new TileChanges();
            var conversation = new Conversation(state, older, SETTINGS, tileChanges);
            conversation.apply(event, Long.MIN_VALUE);
            remember(conversation, tileChanges);
        }
    }

    private void advanceTo(double seconds) {
        var tileChanges = new TileChanges();
        var conversation = new Conversation(state, older, SETTINGS, tileChanges);
        conversation.advanceTo(Dialogue.millisAt(seconds));
        remember(conversation, tileChanges);
    }

    private long nextDeadline() {
        return new Conversation(state, older, SETTINGS, new TileChanges()).nextDeadline();
    }

    private void remember(Conversation conversation, TileChanges tileChanges) {
        state = conversation.state(Alarms.UNSET);
        changes.addAll(tileChanges.minutes());
        row = conversation.conversationRow() == null ? row : conversation.conversationRow();
        for (var told : conversation.turnRows()) {
            turn = told;
        }
    }
}
