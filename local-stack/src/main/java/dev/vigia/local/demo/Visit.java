package dev.vigia.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.socket.ChatClient;
import dev.vigia.local.socket.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One simulated user's conversation: asks one to three things, rephrases when not understood, loses patience when
 * nothing comes, and sometimes rates. All steps run on the timer's thread.
 */
final class Visit implements Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MS = 15_000;

    private final Phrases phrases;
    private final Blanks blanks;
    private final RandomGenerator random;
    private final ScheduledExecutorService timer;
    private final Deque<String> plan = new ArrayDeque<>();

    private @Nullable ChatClient client;
    private @Nullable ScheduledFuture<?> patience;
    private String current = "";
    private int troubles;
    private boolean over;

    Visit(Phrases phrases, RandomGenerator random, ScheduledExecutorService timer) {
        this.phrases = phrases;
        this.blanks = Blanks.draw(phrases.language(), random);
        this.random = random;
        this.timer = timer;
        draftPlan();
    }

    void connected(ChatClient opened) {
        timer.execute(() -> {
            client = opened;
            ask(plan.removeFirst());
        });
    }

    @Override
    public void received(String frame) {
        timer.execute(() -> hear(frame));
    }

    @Override
    public void closed() {
        timer.execute(() -> over = true);
    }

    private void draftPlan() {
        Language language = phrases.language();
        if (random.nextDouble() < 0.25) {
            plan.add(language.greeting);
        }
        int topics = 1 + random.nextInt(3);
        for (int i = 0; i < topics; i++) {
            plan.add(phrases.topics().get(random.nextInt(phrases.topics().size())));
        }
        if (random.nextDouble() < 0.06) {
            plan.add(language.odd);
        }
        if (random.nextDouble() < 0.4) {
            plan.add(language.thanks);
        }
    }

    private void ask(String intent) {
        if (over || client == null) {
            return;
        }
        current = intent;
        client.send(DemoFrames.message(blanks.fill(phrases.question(intent, random))));
        patience = timer.schedule(this::giveUp, PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private void hear(String frame) {
        if (over) {
            return;
        }
        try {
            JsonNode heard = JSON.readTree(frame);
            switch (heard.path("type").asText()) {
                case "done" -> answered(heard.path("fallback").asBoolean());
                case "error" -> failed();
                case "handoff" -> later(this::sayGoodbye);
                default -> {
                    // a piece of an answer: the user reads on
                }
            }
        } catch (JsonProcessingException notOurs) {
            answered(false);
        }
    }

    private void answered(boolean fallback) {
        calm();
        if (fallback) {
            troubles++;
            plan.addFirst(troubles > 1 ? phrases.language().anger : current);
        } else if (client != null && random.nextDouble() < 0.08) {
            client.send(DemoFrames.thumbs(troubles == 0));
        }
        later(this::next);
    }

    private void failed() {
        calm();
        troubles++;
        if (random.nextDouble() < 0.4) {
            giveUp();
        } else {
            plan.addFirst(troubles > 2 ? phrases.language().anger : current);
            later(this::next);
        }
    }

    private void next() {
        if (plan.isEmpty()) {
            sayGoodbye();
        } else {
            ask(plan.removeFirst());
        }
    }

    private void sayGoodbye() {
        if (over || client == null) {
            return;
        }
        if (random.nextDouble() < 0.4) {
            int stars = 5 - Math.min(4, troubles * 2) - (random.nextDouble() < 0.3 ? 1 : 0);
            client.send(DemoFrames.rating(Math.max(1, stars)));
        }
        if (random.nextDouble() < 0.85) {
            client.send(DemoFrames.end());
        }
        leave();
    }

    private void giveUp() {
        if (!over) {
            leave();
        }
    }

    private void leave() {
        over = true;
        calm();
        if (client != null) {
            client.close();
        }
    }

    private void calm() {
        if (patience != null) {
            patience.cancel(false);
        }
    }

    /** After the time to read the answer and to type. */
    private void later(Runnable step) {
        timer.schedule(step, 1500 + random.nextInt(4500), TimeUnit.MILLISECONDS);
    }
}
