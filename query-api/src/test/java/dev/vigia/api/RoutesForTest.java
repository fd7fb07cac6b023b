package dev.vigia.api;

import dev.vigia.api.database.ReadOnly;
import dev.vigia.api.health.HealthApi;
import dev.vigia.api.http.Route;
import dev.vigia.api.stream.LiveFeed;
import dev.vigia.api.writes.EventPublisher;
import dev.vigia.schema.Database;
import dev.vigia.settings.Secret;
import java.util.List;
import java.util.Map;

/** The route table without anything behind it: for what only looks at the routes. */
final class RoutesForTest {
    private RoutesForTest() {}

    static List<Route> all() {
        try (var database = ReadOnly.open(new Database("jdbc:postgresql://127.0.0.1:1/none", "none", new Secret("")));
                var publisher = new EventPublisher("127.0.0.1:1");
                var feed = new LiveFeed(Map::of)) {
            return Routes.all(database, publisher, feed, new HealthApi(List.of()));
        }
    }
}
