package dev.vigia.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.socket.AgentConnection;
import dev.vigia.local.socket.Listener;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The agent's side of one conversation: streams an answer word by word, sometimes fails, falls back or hands off. */
final class DemoAgent implements Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double USUAL_DELAY_MS = 420;
    private static final double DELAY_SPREAD = 0.55;
    private static final int WORDS_AT_ONCE = 3;

    private final AgentConnection connection;
    private final Phrases phrases;
    private final Knowledge knowledge;
    private final Blanks blanks;
    private final Weather weather;
    private final RandomGenerator random;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private int misunderstood;

    DemoAgent(
            AgentConnection connection,
            Map<Language, Phrases> allPhrases,
            Weather weather,
            RandomGenerator random,
            ScheduledExecutorService timer,
            Clock clock) {
        this.connection = connection;
        Language language = Language.of(connection.query("locale").orElse("es"));
        this.phrases = allPhrases.getOrDefault(language, Phrases.of(language));
        this.knowledge = new Knowledge(phrases);
        this.blanks = Blanks.draw(language, random);
        this.weather = weather;
        this.random = random;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void received(String frame) {
        try {
            JsonNode message = JSON.readTree(frame);
            if (message.path("type").asText().equals("message")) {
                answer(message.path("text").asText());
            }
        } catch (JsonProcessingException notOurs) {
            answer(frame);
        }
    }

    @Override
    public void closed() {
        // an answer under way ends in a closed connection, which drops it
    }

    private void answer(String question) {
        Instant now = clock.instant();
        double slowness = weather.slowness(now);
        long delay = (long) (USUAL_DELAY_MS * slowness * Math.exp(random.nextGaussian() * DELAY_SPREAD));
        if (random.nextDouble() < weather.failureRate(now)) {
            later(() -> connection.send(DemoFrames.error("model_timeout")), delay * 2);
            return;
        }
        Optional<String> intent = knowledge.intentOf(question);
        boolean angry = intent.filter(phrases.language().anger::equals).isPresent();
        misunderstood += intent.isEmpty() ? 1 : 0;
        String text = blanks.fill(phrases.answer(intent.orElse(phrases.language().noAnswer), random));
        long end = stream(text, delay, slowness);
        boolean handOff = angry || misunderstood >= 2;
        String done = DemoFrames.done(question.length() / 4 + 40, text.length() / 4 + 1, intent.isEmpty());
        later(
                () -> {
                    connection.send(done);
                    if (handOff) {
                        connection.send(DemoFrames.handoff());
                    }
                },
                end);
    }

    private long stream(String text, long delay, double slowness) {
        String[] words = text.split("(?<= )");
        long at = delay;
        for (int from = 0; from < words.length; from += WORDS_AT_ONCE) {
            StringBuilder piece = new StringBuilder();
            for (int i = from; i < Math.min(words.length, from + WORDS_AT_ONCE); i++) {
                piece.append(words[i]);
            }
            later(() -> connection.send(DemoFrames.piece(piece.toString())), at);
            at += (long) ((40 + random.nextInt(70)) * Math.sqrt(slowness));
        }
        return at;
    }

    private void later(Runnable step, long milliseconds) {
        timer.schedule(step, milliseconds, TimeUnit.MILLISECONDS);
    }
}
