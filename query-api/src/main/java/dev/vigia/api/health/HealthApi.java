package dev.vigia.api.health;

import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Fault;
import dev.vigia.api.http.Operation;
import dev.vigia.api.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the program runs, and whether it can do its work. */
public final class HealthApi {
    /** The answer while all is well. */
    public record Health(
            @Doc(value = "up", example = "up") String status,

            @Doc(value = "Each dependency that was asked, with up", example = "{\"postgres\":\"up\",\"kafka\":\"up\"}")
            Map<String, String> checks) {}

    private static final String TAG = "health";

    private final List<Dependency> dependencies;

    public HealthApi(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
    }

    public Operation live() {
        return Operation.reads(TAG, "live", Health.class, request -> new Health("up", Map.of()))
                .summary("Whether the program runs");
    }

    public Operation ready() {
        return Operation.reads(TAG, "ready", Health.class, request -> check())
                .summary("Whether every part that is needed answers; otherwise the problem names each that does not");
    }

    private Health check() {
        var faults = new ArrayList<Fault>();
        for (var dependency : dependencies) {
            try {
                dependency.check();
            } catch (RuntimeException away) {
                faults.add(new Fault("dependency", dependency.name(), String.valueOf(away.getMessage())));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.unavailable(faults);
        }
        return new Health("up", dependencies.stream().collect(Collectors.toMap(Dependency::name, any -> "up")));
    }
}
