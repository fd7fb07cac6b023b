package dev.vigia.api.http;

import io.javalin.http.HandlerType;

/** One line of the route table. */
public record Route(HandlerType method, String path, Access access, Operation operation) {
    public static Route get(String path, Access access, Operation operation) {
        return new Route(HandlerType.GET, path, access, operation);
    }

    public static Route post(String path, Access access, Operation operation) {
        return new Route(HandlerType.POST, path, access, operation);
    }
}
