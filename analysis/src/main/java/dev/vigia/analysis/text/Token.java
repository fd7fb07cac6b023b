package dev.vigia.analysis.text;

/** One piece of a message: its kind and its text as written. */
public record Token(Kind kind, String text) {
    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        EMOJI,
        EMOTICON,
        PUNCTUATION,
        LINK,
        MENTION,
        HASHTAG
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
