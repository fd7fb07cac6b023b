package dev.vigia.bridge.profiles;

import java.util.Arrays;
import java.util.List;

/** What pointers may lead to. */
enum Field {
    TEXT("text"),
    ROLE("role"),
    CONVERSATION("conversation"),
    USER("user"),
    MESSAGE("message"),
    MODEL("model"),
    INPUT_TOKENS("inputTokens"),
    OUTPUT_TOKENS("outputTokens"),
    FINISH_REASON("finishReason"),
    REASON("reason"),
    DETAIL("detail"),
    RATING("rating"),
    THUMBS("thumbs"),
    COMMENT("comment"),
    RATED("rated"),
    TO("to");

    private final String wireName;

    Field(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in a profile file. */
    String wireName() {
        return wireName;
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Field::wireName).toList();
    }
}
