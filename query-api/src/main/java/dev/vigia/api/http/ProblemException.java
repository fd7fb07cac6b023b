package dev.vigia.api.http;

import java.util.List;

/** Ends a request with a {@link Problem}; mapped to the answer in one place, {@link Server}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem.Kind kind;
    private final transient List<Fault> faults;

    public ProblemException(Problem.Kind kind, String detail) {
        this(kind, detail, List.of());
    }

    private ProblemException(Problem.Kind kind, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    /** The request is to blame; every fault is named. */
    public static ProblemException invalid(List<Fault> faults) {
        var count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
        return new ProblemException(Problem.Kind.INVALID_REQUEST, count + " in the request", faults);
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(Problem.Kind.NOT_FOUND, what);
    }

    public static ProblemException unavailable(String what) {
        return new ProblemException(Problem.Kind.UNAVAILABLE, what);
    }

    /** Several parts are away; each is named. */
    public static ProblemException unavailable(List<Fault> parts) {
        var names = parts.stream().map(Fault::name).collect(java.util.stream.Collectors.joining(" and "));
        return new ProblemException(Problem.Kind.UNAVAILABLE, "Not ready: " + names, parts);
    }

    Problem problem(String instance) {
        return kind.at(instance, String.valueOf(getMessage()), faults);
    }
}
