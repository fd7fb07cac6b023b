package dev.vigia.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BERT's tokenizer, read from the {@code tokenizer.json} beside a model: words and single punctuation marks, cut into
 * the longest pieces that the vocabulary has. Exports with another kind of tokenizer (SentencePiece, byte pairs) are
 * turned away by name.
 */
final class WordPieces {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\S");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int LONGEST_WORD = 100;

    private final Map<String, Long> vocabulary;
    private final String continuation;
    private final boolean lowerCase;
    private final boolean stripAccents;
    private final long unknown;
    private final long start;
    private final long end;

    private WordPieces(
            Map<String, Long> vocabulary, String continuation, boolean lowerCase, boolean stripAccents, String unknown)
            throws IOException {
        this.vocabulary = vocabulary;
        this.continuation = continuation;
        this.lowerCase = lowerCase;
        this.stripAccents = stripAccents;
        this.unknown = id(unknown);
        this.start = id("[CLS]");
        this.end = id("[SEP]");
    }

    private long id(String token) throws IOException {
        Long id = vocabulary.get(token);
        if (id == null) {
            throw new IOException("the vocabulary has no " + token);
        }
        return id;
    }

    /** Reads {@code tokenizer.json}. @throws IOException naming the file when it is none of this kind */
    static WordPieces read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        JsonNode model = root.path("model");
        boolean wordPiece = "WordPiece".equals(model.path("type").asText("WordPiece"));
        if (!wordPiece
                || !model.path("vocab").isObject()
                || !root.path("normalizer").isObject()) {
            throw new IOException(file + ": expected a WordPiece tokenizer, as BERT and its kind have");
        }
        Map<String, Long> vocabulary = new HashMap<>();
        model.path("vocab")
                .properties()
                .forEach(each -> vocabulary.put(each.getKey(), each.getValue().asLong()));
        JsonNode normalizer = root.path("normalizer");
        boolean lowerCase = normalizer.path("lowercase").asBoolean(true);
        JsonNode strip = normalizer.path("strip_accents");
        try {
            return new WordPieces(
                    vocabulary,
                    model.path("continuing_subword_prefix").asText("##"),
                    lowerCase,
                    strip.isBoolean() ? strip.asBoolean() : lowerCase,
                    model.path("unk_token").asText("[UNK]"));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The ids of {@code text} between the marks of start and end; at most {@code most} of them. */
    long[] ids(String text, int most) {
        String plain = lowerCase ? text.toLowerCase(Locale.ROOT) : text;
        if (stripAccents) {
            plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                    .replaceAll("");
        }
        List<Long> ids = new ArrayList<>();
        ids.add(start);
        Matcher words = WORD.matcher(plain);
        while (words.find() && ids.size() < most) {
            addPieces(words.group(), ids);
        }
        while (ids.size() >= most) {
            ids.remove(ids.size() - 1);
        }
        ids.add(end);
        return ids.stream().mapToLong(each -> each).toArray();
    }

    private void addPieces(String word, List<Long> ids) {
        if (word.length() > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        List<Long> pieces = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            Long found = null;
            for (; to > from && found == null; to--) {
                found = vocabulary.get((from == 0 ? "" : continuation) + word.substring(from, to));
            }
            if (found == null) {
                ids.add(unknown);
                return;
            }
            pieces.add(found);
            from = to + 1;
        }
        ids.addAll(pieces);
    }
}
