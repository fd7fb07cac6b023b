package dev.vigia.analysis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts chat text into words, emoji, emoticons, links and runs of punctuation; total, linear in the text's length. */
public final class Tokenizer {
    private static final Token.Kind[] KINDS = {
        Token.Kind.LINK,
        Token.Kind.MENTION,
        Token.Kind.HASHTAG,
        Token.Kind.EMOTICON,
        Token.Kind.WORD,
        Token.Kind.NUMBER,
        Token.Kind.EMOJI,
        Token.Kind.PUNCTUATION
    };
    private static final Pattern TOKEN = Pattern.compile("""
            ((?:https?://|www\\.)\\S++|\\bhttp\\b)\
            |(@[\\w]++)\
            |(#[\\p{L}\\p{N}_]++)\
            |([:;=8xX][-o^']?[)\\](\\[dDpPoO/\\\\|*3](?![\\p{L}\\p{N}])|<3|</3|\\^_?\\^|[tT]_[tT]|:'\\(|\\([:;])\
            |(\\p{L}[\\p{L}\\p{M}]*+(?:['’]\\p{L}++)?+)\
            |(\\p{N}++(?:[.,:]\\p{N}++)*+)\
            |([\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B50}\\x{2B55}\\x{203C}\\x{2049}\\x{2764}])\
            |(\\.{2,}+|!++|\\?++|[!?]{2,}+|[^\\s\\p{L}\\p{N}])""");

    private Tokenizer() {}

    /** The tokens of {@code text}, in order. */
    public static List<Token> tokens(CleanText text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.text());
        while (matcher.find()) {
            for (int group = 1; group <= KINDS.length; group++) {
                String found = matcher.group(group);
                if (found != null) {
                    tokens.add(new Token(KINDS[group - 1], found));
                    break;
                }
            }
        }
        return tokens;
    }
}
