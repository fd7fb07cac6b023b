package dev.vigia.api;

import static dev.vigia.api.http.Access.ANNOTATE;
import static dev.vigia.api.http.Access.ANY_KEY;
import static dev.vigia.api.http.Access.PUBLIC;
import static dev.vigia.api.http.Access.READ;
import static dev.vigia.api.http.Access.WRITE;
import static dev.vigia.api.http.Route.get;
import static dev.vigia.api.http.Route.post;

import dev.vigia.api.agents.AgentsApi;
import dev.vigia.api.alerts.AlertsApi;
import dev.vigia.api.annotations.AnnotationsApi;
import dev.vigia.api.conversations.ConversationsApi;
import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.health.HealthApi;
import dev.vigia.api.http.Route;
import dev.vigia.api.ledger.LedgerApi;
import dev.vigia.api.metrics.MetricsApi;
import dev.vigia.api.overview.OverviewApi;
import dev.vigia.api.questions.QuestionsApi;
import dev.vigia.api.satisfaction.SatisfactionApi;
import dev.vigia.api.sentiment.SentimentApi;
import dev.vigia.api.session.SessionApi;
import dev.vigia.api.stream.LiveFeed;
import dev.vigia.api.stream.StreamApi;
import dev.vigia.api.topics.TopicsApi;
import dev.vigia.api.trends.TrendsApi;
import dev.vigia.api.writes.EventPublisher;
import java.util.List;

/** Every route of the API. */
final class Routes {
    private Routes() {}

    static List<Route> all(ReadOnly database, EventPublisher publisher, LiveFeed feed, HealthApi health) {
        var metrics = new MetricsApi(database);
        var conversations = new ConversationsApi(database);
        var satisfaction = new SatisfactionApi(database, publisher);
        var annotations = new AnnotationsApi(database, publisher);
        return List.of(
                get("/api/v1/chat/metrics/realtime", READ, metrics.realtime()),
                get("/api/v1/chat/metrics/historical", READ, metrics.historical()),
                get("/api/v1/chat/performance", READ, metrics.performance()),
                get("/api/v1/chat/topics", READ, new TopicsApi(database).list()),
                get("/api/v1/chat/analytics", READ, new OverviewApi(database).read()),
                get("/api/v1/chat/conversations", READ, conversations.list()),
                get("/api/v1/chat/conversations/{id}", READ, conversations.transcript()),
                post("/api/v1/chat/conversations/{id}/complete", WRITE, satisfaction.complete()),
                post("/api/v1/chat/satisfaction", WRITE, satisfaction.rate()),
                get("/api/v1/chat/sentiment", READ, new SentimentApi(database).report()),
                get("/api/v1/chat/questions", READ, new QuestionsApi(database).list()),
                get("/api/v1/chat/trends", READ, new TrendsApi(database).list()),
                get("/api/v1/chat/alerts", READ, new AlertsApi(database).list()),
                get("/api/v1/chat/agents", READ, new AgentsApi(database).list()),
                get("/api/v1/chat/ledger", READ, new LedgerApi(database).read()),
                get("/api/v1/chat/annotations", READ, annotations.list()),
                post("/api/v1/chat/annotations", ANNOTATE, annotations.add()),
                get("/api/v1/chat/stream", READ, new StreamApi(feed).stream()),
                get("/api/v1/session", ANY_KEY, new SessionApi().whoAmI()),
                get("/health/live", PUBLIC, health.live()),
                get("/health/ready", PUBLIC, health.ready()));
    }
}
