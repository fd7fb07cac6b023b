package dev.vigia.bridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Paths and methods. A path that ends with a slash stands for everything below it. */
public final class Routes {
    private record Route(String method, String path, Endpoint endpoint) {
        boolean hasPathOf(Call call) {
            return path.endsWith("/")
                    ? call.path().startsWith(path)
                    : call.path().equals(path);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    public Routes on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, path, endpoint));
        return this;
    }

    CompletableFuture<Answer> answer(Call call) {
        var sharing = routes.stream().filter(route -> route.hasPathOf(call)).toList();
        if (sharing.isEmpty()) {
            return problem(404, "Not Found", "There is nothing at this path.");
        }
        return sharing.stream()
                .filter(route -> route.method().equals(call.method()))
                .findFirst()
                .map(route -> route.endpoint().answer(call))
                .orElseGet(() -> problem(405, "Method Not Allowed", "This path does not take " + call.method() + "."));
    }

    private static CompletableFuture<Answer> problem(int status, String title, String detail) {
        return CompletableFuture.completedFuture(Answer.problem(status, title, detail));
    }
}
