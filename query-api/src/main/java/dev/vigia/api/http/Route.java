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

    /** Whether a client must be ready for a problem of this kind. */
    public boolean canFail(Problem.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST, UNAVAILABLE, INTERNAL -> true;
            case UNAUTHENTICATED, FORBIDDEN -> access != Access.PUBLIC;
            case NOT_FOUND ->
                operation.body() != null || operation.params().stream().anyMatch(param -> param.in() == Param.In.PATH);
            case TOO_LARGE -> operation.body() != null;
            case METHOD_NOT_ALLOWED -> false;
        };
    }
}
