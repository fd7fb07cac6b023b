package dev.vigia.bridge.http;

import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.ApiKeys.Identity;
import dev.vigia.settings.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Lets calls through to those who may make them. */
public final class Access {
    private final ApiKeys keys;

    public Access(ApiKeys keys) {
        this.keys = keys;
    }

    /** The endpoint, for administrators and the given roles only: 401 without a known token, 403 without the role. */
    public Endpoint only(BiFunction<Call, Identity, CompletableFuture<Answer>> endpoint, Role... roles) {
        Set<Role> allowed = EnumSet.of(Role.ADMIN, roles);
        return call -> {
            var identity = call.bearerToken().flatMap(keys::authenticate);
            if (identity.isEmpty()) {
                var problem = Answer.problem(401, "Unauthorized", "Send a known token: Authorization: Bearer …");
                return CompletableFuture.completedFuture(problem.with("WWW-Authenticate", "Bearer"));
            }
            if (!allowed.contains(identity.get().role())) {
                return CompletableFuture.completedFuture(
                        Answer.problem(403, "Forbidden", "The token's role may not do this."));
            }
            return endpoint.apply(call, identity.get());
        };
    }
}
