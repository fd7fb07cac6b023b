package dev.vigia.bridge.profiles;

import java.io.IOException;
import java.util.List;

/** Profiles that cannot be used. The message names every problem: which file, which field, what to do. */
public final class ProfileException extends IOException {
    private static final long serialVersionUID = 1L;

    ProfileException(List<String> problems) {
        super("The profiles cannot be used:\n  - " + String.join("\n  - ", problems));
    }

    ProfileException(String problem) {
        super(problem);
    }
}
