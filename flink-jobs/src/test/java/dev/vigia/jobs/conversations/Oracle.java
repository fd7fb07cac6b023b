package dev.vigia.jobs.conversations;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the tables must hold in the end: one plain pass over all events, sorted, with none of the job's code. It
 * follows the definitions in design and documentation; where the job differs, one of the two is wrong.
 */
final class Oracle {
    private final Duration gap;
    private final Duration timeout;
    private final Tables tables = new Tables();
    private final Map<String, OracleTile> cells = new TreeMap<>();
    private final List<ReturnOracle.Visit> visits = new ArrayList<>();

    /** A turn while it is read. */
    private static final class Exchange {
        final UserMessage question;
        final List<ChatEvent> replies = new ArrayList<>();

        @Nullable
        Instant nextQuestionAt;

        String status = "";

        Exchange(UserMessage question) {
            this.question = question;
        }
    }

    private Oracle(Duration gap, Duration timeout) {
        this.gap = gap;
        this.timeout = timeout;
    }

    /** @param events in any order, repeated or not */
    static Tables tablesOf(Collection<? extends ChatEvent> events, Duration gap, Duration timeout) {
        var oracle = new Oracle(gap, timeout);
        oracle.readAll(events);
        oracle.cells
                .values()
                .forEach(cell -> oracle.tables.tiles().put(Tables.nameOf(cell.tile()), Tables.numbersOf(cell.tile())));
        return oracle.tables;
    }

    /** Who came back, by the minute tile in which a conversation began; see {@link ReturnOracle}. */
    static SortedMap<String, String> returnsOf(Collection<? extends ChatEvent> events, Duration gap, Duration timeout) {
        var oracle = new Oracle(gap, timeout);
        oracle.readAll(events);
        return ReturnOracle.returnsOf(oracle.visits);
    }

    private void readAll(Collection<? extends ChatEvent> events) {
        var distinct = new LinkedHashMap<String, ChatEvent>();
        events.forEach(event -> distinct.putIfAbsent(event.envelope().eventId(), event));
        distinct.values().stream()
                .collect(Collectors.groupingBy(event -> event.envelope().conversationId()))
                .forEach(this::read);
    }

    private void read(String id, List<ChatEvent> unordered) {
        var events = unordered.stream()
                .sorted(Comparator.comparing(
                                (ChatEvent event) -> event.envelope().occurredAt())
                        .thenComparing(event -> event.envelope().observedAt())
                        .thenComparing(event -> event.envelope().sequence())
                        .thenComparing(event -> event.envelope().eventId()))
                .toList();
        var exchanges = new ArrayList<Exchange>();
        ConversationEnded end = null;
        boolean handedOff = false;
        int agentMessages = 0;
        int failures = 0;
        var ratings = new ArrayList<Integer>();
        Instant start = null;
        Instant last = null;
        for (var event : events) {
            var at = event.envelope().occurredAt();
            if (event instanceof FeedbackGiven feedback) {
                if (feedback.rating() != null) {
                    ratings.add(feedback.rating());
                }
                continue;
            }
            start = start == null ? at : start;
            var until =
                    event instanceof AgentMessage answer && answer.completedAt() != null ? answer.completedAt() : at;
            last = last == null || until.isAfter(last) ? until : last;
            if (event instanceof UserMessage question) {
                if (!exchanges.isEmpty()) {
                    exchanges.get(exchanges.size() - 1).nextQuestionAt = at;
                }
                exchanges.add(new Exchange(question));
                end = null;
                cellOf(event, at).add("user", 1);
            } else if (event instanceof AgentMessage answer) {
                agentMessages++;
                cellOf(event, at).add("agent", 1);
                cellOf(event, at).add("in", answer.inputTokens() == null ? 0 : answer.inputTokens());
                cellOf(event, at).add("out", answer.outputTokens() == null ? 0 : answer.outputTokens());
            } else if (event instanceof MessageFailed) {
                failures++;
                cellOf(event, at).add("failures", 1);
            } else if (event instanceof ConversationHandoff) {
                handedOff = true;
            } else if (event instanceof ConversationEnded ended) {
                end = ended;
            }
            if ((event instanceof AgentMessage || event instanceof MessageFailed) && !exchanges.isEmpty()) {
                exchanges.get(exchanges.size() - 1).replies.add(event);
            }
        }
        var closedAt = end == null ? last.plus(gap) : end.envelope().occurredAt();
        for (int i = 0; i < exchanges.size(); i++) {
            closeTurn(id, i + 1, exchanges.get(i), closedAt);
        }
        var endedAt = end == null ? last : end.envelope().occurredAt();
        String outcome = null;
        if (!exchanges.isEmpty()) {
            outcome = handedOff
                    ? "handed_off"
                    : exchanges.get(exchanges.size() - 1).status.equals("answered") ? "resolved" : "abandoned";
        }
        var envelope = events.get(0).envelope();
        int sum = ratings.stream().mapToInt(Integer::intValue).sum();
        tables.conversations()
                .put(
                        id,
                        Tables.conversation(
                                envelope.agentId(),
                                orEmpty(envelope.agentVersion()),
                                orEmpty(envelope.channel()),
                                orEmpty(envelope.locale()),
                                envelope.userId(),
                                start.toEpochMilli(),
                                last.toEpochMilli(),
                                endedAt.toEpochMilli(),
                                end == null ? "silence" : end.reason(),
                                outcome,
                                exchanges.size() + agentMessages + failures,
                                exchanges.size(),
                                agentMessages,
                                exchanges.size(),
                                having(exchanges, "answered"),
                                having(exchanges, "failed"),
                                having(exchanges, "fallback"),
                                ratings.size(),
                                sum,
                                ratings.isEmpty() ? null : (Integer) ratings.get(ratings.size() - 1),
                                "abandoned".equals(outcome) ? (Integer) exchanges.size() : null));
        var cell = cellOf(events.get(0), start);
        cell.add("conversations", 1);
        cell.add("ratings", ratings.size());
        cell.add("rated", ratings.isEmpty() ? 0 : 1);
        cell.add("sum", sum);
        cell.add("positive", ratings.stream().filter(rating -> rating >= 4).count());
        cell.duration.add(Math.max(0, Duration.between(start, endedAt).toMillis()));
        if (outcome != null) {
            cell.add("engaged", 1);
            cell.add(outcome, 1);
            if (envelope.userId() != null) {
                visits.add(new ReturnOracle.Visit(
                        envelope.agentId() + " " + envelope.userId(),
                        id,
                        Tables.nameOf(cell.tile()),
                        start,
                        start.plus(Duration.ofMillis(
                                Math.max(0, Duration.between(start, endedAt).toMillis()))),
                        outcome.equals("resolved")));
            }
        }
    }

    private static int having(List<Exchange> exchanges, String status) {
        return (int) exchanges.stream()
                .filter(exchange -> exchange.status.equals(status))
                .count();
    }

    private void closeTurn(String conversation, int number, Exchange exchange, Instant conversationClosedAt) {
        var asked = exchange.question.envelope().occurredAt();
        var deadline = asked.plus(timeout);
        var answers = exchange.replies.stream()
                .filter(AgentMessage.class::isInstance)
                .map(AgentMessage.class::cast)
                .toList();
        Long first = answers.isEmpty() ? null : between(asked, answers.get(0).firstChunkAt(), answers.get(0));
        Long response = answers.isEmpty()
                ? null
                : between(asked, answers.get(answers.size() - 1).completedAt(), answers.get(answers.size() - 1));
        if (exchange.replies.isEmpty()) {
            var over = exchange.nextQuestionAt == null ? conversationClosedAt : exchange.nextQuestionAt;
            boolean silentSameMoment = exchange.nextQuestionAt == null && over.equals(deadline);
            exchange.status =
                    over.isAfter(deadline) || (silentSameMoment && gap.equals(timeout)) ? "timeout" : "unanswered";
        } else if (exchange.replies.get(exchange.replies.size() - 1) instanceof AgentMessage answer) {
            exchange.status = answer.fallback() ? "fallback" : first > timeout.toMillis() ? "timeout" : "answered";
        } else {
            exchange.status = "failed";
        }
        var envelope = exchange.question.envelope();
        var outputs = answers.stream()
                .map(AgentMessage::outputTokens)
                .filter(tokens -> tokens != null)
                .mapToLong(Long::longValue)
                .sum();
        tables.turns()
                .put(
                        envelope.eventId(),
                        Tables.turn(
                                conversation,
                                number,
                                envelope.agentId(),
                                orEmpty(envelope.locale()),
                                asked.toEpochMilli(),
                                exchange.status,
                                first,
                                response,
                                answers.size(),
                                answers.stream().allMatch(answer -> answer.outputTokens() == null)
                                        ? null
                                        : (Long) outputs,
                                stallsOf(answers)));
        var cell = cellOf(exchange.question, asked);
        cell.add("turns", 1);
        cell.add(exchange.status, 1);
        if (first != null) {
            cell.first.add(first);
            cell.response.add(response);
        }
    }

    private static @Nullable Long stallsOf(List<AgentMessage> answers) {
        Long stalls = null;
        for (var answer : answers) {
            if (answer.stalls() != null) {
                stalls = (stalls == null ? 0 : stalls) + answer.stalls();
            }
        }
        return stalls;
    }

    private static long between(Instant asked, @Nullable Instant moment, AgentMessage answer) {
        var end = moment == null ? answer.envelope().occurredAt() : moment;
        return Math.max(0, Duration.between(asked, end).toMillis());
    }

    private OracleTile cellOf(ChatEvent event, Instant at) {
        var envelope = event.envelope();
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        String[] dimensions = {
            envelope.agentId(),
            orEmpty(envelope.agentVersion()),
            orEmpty(envelope.channel()),
            orEmpty(envelope.locale())
        };
        return cells.computeIfAbsent(minute + String.join("|", dimensions), name -> new OracleTile(minute, dimensions));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
