package dev.vigia.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the API must say of a recorded file, by reading the file alone: docs/definitions.md in plain loops. */
final class Expected {
    int conversations;
    int messages;
    int userMessages;
    int turns;
    int answeredTurns;
    int resolved;
    int abandoned;
    int ratings;
    int positiveRatings;
    final List<Long> firstResponseMs = new ArrayList<>();
    final List<Long> responseMs = new ArrayList<>();

    static Expected of(Path file) throws IOException {
        var expected = new Expected();
        var json = new ObjectMapper();
        for (var line : Files.readAllLines(file)) {
            expected.add(json.readTree(line));
        }
        Collections.sort(expected.firstResponseMs);
        Collections.sort(expected.responseMs);
        return expected;
    }

    private void add(JsonNode conversation) {
        conversations++;
        Instant asked = null;
        Instant first = null;
        Instant last = null;
        for (var turn : conversation.path("turns")) {
            messages++;
            var at = Instant.parse(turn.path("ts").asText());
            if (turn.path("role").asText().equals("user")) {
                finish(asked, first, last);
                userMessages++;
                turns++;
                asked = at;
                first = null;
                last = null;
            } else if (asked != null) {
                first = first == null ? at : first;
                last = at;
            }
        }
        finish(asked, first, last);
        if (last == null) {
            abandoned++;
        } else {
            resolved++;
        }
        if (conversation.has("rating")) {
            ratings++;
            positiveRatings += conversation.path("rating").asInt() >= 4 ? 1 : 0;
        }
    }

    private void finish(Instant asked, Instant first, Instant last) {
        if (asked != null && first != null) {
            answeredTurns++;
            firstResponseMs.add(Duration.between(asked, first).toMillis());
            responseMs.add(Duration.between(asked, last).toMillis());
        }
    }

    static long quantile(List<Long> sorted, double q) {
        return sorted.get((int) Math.floor(q * (sorted.size() - 1)));
    }
}
