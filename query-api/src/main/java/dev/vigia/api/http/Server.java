package dev.vigia.api.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is the same for all routes: problems, headers, limits, request timers. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long LARGEST_BODY = 64 * 1024;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private Server() {}

    /** Where to listen. */
    public record Address(String host, int port) {}

    /** A server that is not started yet. {@code documents} adds what is beside the API. */
    public static Javalin create(
            Address address,
            List<Route> routes,
            Gate gate,
            Clock clock,
            MeterRegistry meters,
            Consumer<RoutesConfig> documents,
            Pages pages) {
        return Javalin.create(config -> {
            shape(config, address, meters);
            routes.forEach(route ->
                    config.routes.addHttpHandler(route.method(), route.path(), new Endpoint(route, gate, clock)));
            documents.accept(config.routes);
            problems(config.routes, pages);
        });
    }

    private static void shape(JavalinConfig config, Address address, MeterRegistry meters) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = address.host();
        config.jetty.port = address.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new TransportProblems()));
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.requestLogger.http((context, milliseconds) -> Timer.builder("vigia.api.requests")
                .description("Requests by route and status")
                .tag("route", route(context))
                .tag("method", context.method().name())
                .tag("status", String.valueOf(context.statusCode()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters)
                .record(Duration.ofNanos((long) (milliseconds * 1_000_000))));
        config.routes.before(context -> {
            SecurityHeaders.set(context);
            if (context.path().startsWith("/api/")) {
                context.header("Cache-Control", "no-store");
            }
        });
    }

    private static void problems(RoutesConfig routes, Pages pages) {
        routes.exception(ProblemException.class, (refused, context) -> {
            answer(context, refused.problem(context.path()));
        });
        routes.exception(HttpResponseException.class, (refused, context) -> {
            if (refused.getStatus() == 404 && HandlerType.GET.equals(context.method()) && pages.serve(context)) {
                return;
            }
            var methods = refused.getDetails().get("availableMethods");
            if (methods != null) {
                context.header("Allow", methods);
            }
            answer(context, Problem.Kind.of(refused.getStatus()).at(context.path(), detail(refused), List.of()));
        });
        routes.exception(Exception.class, (broken, context) -> {
            var id = UUID.randomUUID().toString();
            LOG.error("{} {} failed ({})", context.method(), context.path(), id, broken);
            answer(
                    context,
                    Problem.Kind.INTERNAL.at(context.path(), "It is in the log of the API under " + id, List.of()));
        });
    }

    private static String detail(HttpResponseException refused) {
        return switch (refused.getStatus()) {
            case 404 -> "There is nothing at this address";
            case 413 -> "A body may have at most " + LARGEST_BODY + " bytes";
            default -> String.valueOf(refused.getMessage());
        };
    }

    private static void answer(Context context, Problem problem) {
        context.status(problem.status());
        context.header("Cache-Control", "no-store");
        if (problem.status() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"vigia\"");
        }
        if (problem.status() == 503) {
            context.header("Retry-After", String.valueOf(RETRY.toSeconds()));
        }
        context.contentType(Problem.CONTENT_TYPE).result(Json.bytes(problem));
    }

    private static String route(Context context) {
        var matched = context.endpoints().matchedHttpEndpoint();
        return matched == null ? "none" : matched.path.toLowerCase(Locale.ROOT);
    }
}
