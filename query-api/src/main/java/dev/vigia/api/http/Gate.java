package dev.vigia.api.http;

import dev.vigia.settings.ApiKeys;
import dev.vigia.settings.Role;
import io.javalin.http.Context;
import java.util.Locale;

/** Lets a request through when it carries a key whose role may call the route. */
public final class Gate {
    private static final String SCHEME = "bearer ";

    private static final ApiKeys.Identity ANYBODY = new ApiKeys.Identity("anybody", Role.VIEWER);

    private final ApiKeys keys;

    public Gate(ApiKeys keys) {
        this.keys = keys;
    }

    /** @throws ProblemException 401 without a valid key, 403 when its role may not */
    public ApiKeys.Identity admit(Context context, Access access) {
        if (access == Access.PUBLIC) {
            return ANYBODY;
        }
        var header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new ProblemException(Problem.Kind.UNAUTHENTICATED, "Send the key as \"Authorization: Bearer <key>\"");
        }
        var identity = keys.authenticate(header.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new ProblemException(Problem.Kind.UNAUTHENTICATED, "This key is not known"));
        if (!access.allows(identity.role())) {
            throw new ProblemException(
                    Problem.Kind.FORBIDDEN, "The role " + identity.role().label() + " may not call this route");
        }
        return identity;
    }
}
