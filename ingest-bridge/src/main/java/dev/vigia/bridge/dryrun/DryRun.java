package dev.vigia.bridge.dryrun;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vigia.bridge.dialect.Capture;
import dev.vigia.bridge.dialect.Dialogue;
import dev.vigia.bridge.dialect.DialogueRules;
import dev.vigia.bridge.dialect.OpenConversations;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.dryrun.CaptureLine.What;
import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.bridge.profiles.Profile;
import dev.vigia.bridge.recording.Protection;
import dev.vigia.events.EventJson;
import dev.vigia.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Plays a capture, line by line, as the tap would see it: same dialogue, same masking, another key. */
final class DryRun {
    private static final String AGENT = "dry-run";
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Profile profile;
    private final Protection protection;
    private final DialogueRules rules;
    private final Consumer<String> events;
    private final Consumer<String> problems;
    private final Map<String, Dialogue> dialogues = new LinkedHashMap<>();
    private Instant now = BEGINNING.minusSeconds(1);
    private long line;
    private long frames;
    private long recorded;
    private long ignored;
    private long faults;

    /**
     * @param events takes each event as its JSON
     * @param problems takes each problem as a sentence that names its line
     */
    DryRun(
            Profile profile,
            Protection protection,
            Duration stallGap,
            Consumer<String> events,
            Consumer<String> problems) {
        this.profile = profile;
        this.protection = protection;
        this.rules = new DialogueRules(new Pseudonyms(new Secret("dry run")), new OpenConversations(), stallGap);
        this.events = events;
        this.problems = problems;
    }

    void line(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        try {
            play(CaptureLine.parse(text));
        } catch (IllegalArgumentException malformed) {
            problem(String.valueOf(malformed.getMessage()));
        }
    }

    private void play(CaptureLine played) {
        var at = played.at();
        now = at == null ? now.plusSeconds(1) : at;
        var what = played.what();
        if (what instanceof What.Open open) {
            if (dialogues.put(played.connection(), open(played.connection(), open)) != null) {
                problem("connection " + played.connection() + " was open; its end is missing");
            }
        } else if (what instanceof What.Frame frame) {
            frames++;
            keep(dialogue(played.connection()).text(frame.from(), frame.text(), now));
        } else if (what instanceof What.Close close) {
            keep(dialogue(played.connection()).closed(close.by(), close.orderly(), now));
            dialogues.remove(played.connection());
        }
    }

    private Dialogue dialogue(String connection) {
        return dialogues.computeIfAbsent(
                connection, name -> open(name, new What.Open(MissingNode.getInstance(), MissingNode.getInstance())));
    }

    private Dialogue open(String connection, What.Open handshake) {
        var opening = profile.names().opening(handshake, AGENT, "capture-" + connection);
        return new Dialogue(opening, profile.dialect(), rules, now);
    }

    private void keep(List<Capture> captures) {
        for (var capture : captures) {
            if (capture instanceof Capture.Event event) {
                recorded++;
                events.accept(new String(EventJson.encode(protection.protect(event.event())), StandardCharsets.UTF_8));
            } else if (capture instanceof Capture.Rejected rejected) {
                var masked = protection.protect(rejected.event());
                problem("rejected (" + masked.code() + "): " + masked.reason());
            } else if (capture == Capture.Nothing.OPAQUE) {
                problem("no rule of " + profile.name() + " says what this frame is");
            } else {
                ignored++;
            }
        }
    }

    private void problem(String sentence) {
        faults++;
        problems.accept("line " + line + ": " + sentence);
    }

    /**
     * The capture ends here; connections still open end with it.
     *
     * @return one line that sums up
     */
    String finish() {
        dialogues.values().forEach(dialogue -> keep(dialogue.closed(Side.USER, true, now)));
        dialogues.clear();
        return "%d frames by profile %s: %d events, %d ignored, %d problems"
                .formatted(frames, profile.name(), recorded, ignored, faults);
    }

    boolean isFlawless() {
        return faults == 0;
    }
}
