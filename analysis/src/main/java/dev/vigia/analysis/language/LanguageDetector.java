package dev.vigia.analysis.language;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Which of the configured languages a message is in. OpenNLP's character n-grams and a list of each language's
 * everyday words and signs vote; the winner must lead by a margin, else the answer is {@link #UNDETERMINED}. Names, links,
 * numbers and code do not vote, so "ok", "👍" and "12345" are undetermined.
 *
 * <p>Not thread-safe: one instance per operator.
 */
public final class LanguageDetector {
    /** The answer for texts that are too short, too mixed, or in another language: ISO 639-2 {@code und}. */
    public static final String UNDETERMINED = "und";

    private static final String MODEL = "/langdetect-183.bin";
    private static final int LONGEST = 200;
    private static final int FEWEST_LETTERS = 4;
    private static final double EVIDENCE_OF_A_WORD = 2.2;
    private static final double MARGIN = 0.8;
    /** So many everyday words more than any other language has, and such a share of the words, need no n-grams: they cost more than all else. */
    private static final int PLAIN_LEAD = 4;

    private static final double PLAIN_SHARE = 0.3;
    private static final Pattern NOISE = Pattern.compile("https?://\\S+|www\\.\\S+|[@#]\\w+|\\S{41,}");
    private static final Pattern WORD = Pattern.compile("\\p{L}++(?:['’]\\p{L}++)?+|[¿¡]");

    private final List<Candidate> candidates;
    private final LanguageDetectorModel model;
    private final LanguageDetectorME grams;

    /** One configured language: its ISO 639-1 and 639-3 codes and its everyday words. */
    private record Candidate(String code, String longCode, EverydayWords words) {}

    /**
     * @param languages ISO 639-1 codes, at least one
     * @throws IllegalArgumentException for a language without a list of everyday words
     */
    public LanguageDetector(List<String> languages) {
        this(candidates(languages), model());
    }

    private LanguageDetector(List<Candidate> candidates, LanguageDetectorModel model) {
        this.candidates = candidates;
        this.model = model;
        this.grams = new LanguageDetectorME(model);
    }

    /** Another one for another thread; both read the same model, whose loading is the expensive part. */
    public LanguageDetector twin() {
        return new LanguageDetector(candidates, model);
    }

    private static List<Candidate> candidates(List<String> languages) {
        return languages.stream()
                .map(code -> new Candidate(code, Locale.forLanguageTag(code).getISO3Language(), EverydayWords.of(code)))
                .toList();
    }

    private static LanguageDetectorModel model() {
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("the language model " + MODEL + " is not on the class path");
            }
            return new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, e);
        }
    }

    /** Never fails; an empty text is undetermined with confidence 0. */
    public LanguageGuess detect(CleanText text) {
        String cut = text.text().length() > LONGEST ? text.text().substring(0, LONGEST) : text.text();
        String prose = NOISE.matcher(cut).replaceAll(" ");
        int letters = 0;
        int latin = 0;
        for (int i = 0; i < prose.length(); i++) {
            if (Character.isLetter(prose.charAt(i))) {
                letters++;
                latin += prose.charAt(i) < 0x250 ? 1 : 0;
            }
        }
        if (letters == 0 || latin < 0.7 * letters) {
            return new LanguageGuess(UNDETERMINED, 0);
        }
        return decide(prose, letters);
    }

    private LanguageGuess decide(String prose, int letters) {
        double[] evidence = new double[candidates.size()];
        int words = vote(prose, evidence);
        boolean known = Arrays.stream(evidence).anyMatch(each -> each > 0);
        if (letters >= FEWEST_LETTERS && !isPlain(evidence, words)) {
            known |= compare(prose, letters, evidence);
        }
        int best = 0;
        double runnerUp = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < evidence.length; i++) {
            if (evidence[i] > evidence[best]) {
                runnerUp = evidence[best];
                best = i;
            } else {
                runnerUp = Math.max(runnerUp, evidence[i]);
            }
        }
        double lead = evidence.length == 1 ? MARGIN : evidence[best] - runnerUp;
        double confidence = 1 / (1 + Math.exp(-lead));
        boolean determined = known && lead >= MARGIN;
        return new LanguageGuess(determined ? candidates.get(best).code() : UNDETERMINED, confidence);
    }

    private static boolean isPlain(double[] evidence, int words) {
        double[] ascending = evidence.clone();
        Arrays.sort(ascending);
        double best = ascending[ascending.length - 1];
        double runnerUp = ascending.length == 1 ? 0 : ascending[ascending.length - 2];
        return best - runnerUp >= PLAIN_LEAD * EVIDENCE_OF_A_WORD && best >= PLAIN_SHARE * words * EVIDENCE_OF_A_WORD;
    }

    /** Everyday words are evidence of their language; answers how many words there are. */
    private int vote(String prose, double[] evidence) {
        int count = 0;
        Matcher words =
                WORD.matcher(Folding.accents(prose.toLowerCase(Locale.ROOT)).replace('’', '\''));
        while (words.find()) {
            count++;
            for (int i = 0; i < evidence.length; i++) {
                if (candidates.get(i).words().contains(words.group())) {
                    evidence[i] += EVIDENCE_OF_A_WORD;
                }
            }
        }
        return count;
    }

    /** OpenNLP's log odds, tempered for short texts; false when another language altogether is far likelier. */
    private boolean compare(String prose, int letters, double[] evidence) {
        double floor = 1e-6;
        double[] probability = new double[evidence.length];
        double other = 0;
        for (Language language : grams.predictLanguages(prose)) {
            boolean configured = false;
            for (int i = 0; i < evidence.length; i++) {
                if (candidates.get(i).longCode().equals(language.getLang())) {
                    probability[i] = language.getConfidence();
                    configured = true;
                }
            }
            if (!configured) {
                other = Math.max(other, language.getConfidence());
            }
        }
        double trust = Math.min(1.0, letters / 20.0);
        double best = 0;
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] += trust * Math.log(Math.max(floor, probability[i]));
            best = Math.max(best, probability[i]);
        }
        return best >= 0.02 && !(letters >= 25 && other > 0.8);
    }
}
