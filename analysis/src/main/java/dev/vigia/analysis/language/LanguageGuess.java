package dev.vigia.analysis.language;

/**
 * @param language ISO 639-1 code, or {@link LanguageDetector#UNDETERMINED}
 * @param confidence 0…1; for {@code und} that of the better guess, which was not enough
 */
public record LanguageGuess(String language, double confidence) {
    public boolean isDetermined() {
        return !language.equals(LanguageDetector.UNDETERMINED);
    }
}
