package dev.vigia.analysis.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The content words of a text as stems, accents folded, stop words left out: "¿Dónde están mis pedidos?" gives
 * {@code [pedid]}. Languages other than es and en are only split, lower-cased and folded. Thread-safe.
 */
public final class Terms implements AutoCloseable {
    private final Analyzer analyzer;

    private Terms(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** For texts of the language with that ISO 639-1 code. */
    public static Terms of(String language) {
        return new Terms(new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, filter(language, tokenizer));
            }
        });
    }

    private static TokenStream filter(String language, TokenStream words) {
        TokenStream lower = new LowerCaseFilter(words);
        TokenStream stems =
                switch (language) {
                    case "es" -> new SpanishLightStemFilter(stop(lower, SpanishAnalyzer.getDefaultStopSet()));
                    case "en" ->
                        new PorterStemFilter(
                                stop(new EnglishPossessiveFilter(lower), EnglishAnalyzer.getDefaultStopSet()));
                    default -> lower;
                };
        return new ASCIIFoldingFilter(stems);
    }

    private static TokenStream stop(TokenStream words, CharArraySet stopWords) {
        return new StopFilter(words, stopWords);
    }

    /** The stems of {@code text}, in order, repetitions kept. */
    public List<String> of(CleanText text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", new StringReader(text.text()))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string failed", e);
        }
        return terms;
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
