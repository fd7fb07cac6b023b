// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import dev.vigia.analysis.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text cut into sentences, and those into clauses, by its tokens alone: a clause ends after punctuation and before
 * a conjunction. Words are written as the treebank writes them ({@code do n't}, {@code it 's}).
 */
record Clauses(List<List<List<String>>> sentences) {
    /** The most words of a message that are read; a clause tree costs some 2 µs a word. */
    static final int MOST_WORDS = 80;

    private static final Set<String> CONJUNCTIONS = Set.of(
            "and",
            "but",
            "or",
            "yet",
            "so",
            "because",
            "although",
            "though",
            "while",
            "when",
            "if",
            "unless",
            "until",
            "since",
            "however",
            "whereas",
            "that",
            "which",
            "who");
    private static final Set<String> SENTENCE_ENDS = Set.of(".", "!", "?", "...", "…");

    static Clauses of(List<Token> tokens) {
        var cut = new Cutter();
        tokens.stream().limit(MOST_WORDS).forEach(cut::take);
        cut.endSentence();
        return new Clauses(List.copyOf(cut.sentences));
    }

    private static final class Cutter {
        private final List<List<List<String>>> sentences = new ArrayList<>();
        private List<List<String>> sentence = new ArrayList<>();
        private List<String> clause = new ArrayList<>();

        void take(Token token) {
            switch (token.kind()) {
                case LINK, MENTION -> {}
                case HASHTAG -> clause.add(token.text().substring(1));
                case PUNCTUATION -> {
                    String mark = token.text().length() > 3 ? token.text().substring(0, 3) : token.text();
                    boolean ends = SENTENCE_ENDS.contains(mark.substring(0, 1)) || SENTENCE_ENDS.contains(mark);
                    clause.add(mark.startsWith("!") || mark.startsWith("?") ? mark.substring(0, 1) : mark);
                    endClause();
                    if (ends) {
                        endSentence();
                    }
                }
                case WORD -> word(token.text().replace('’', '\''));
                case NUMBER, EMOJI, EMOTICON -> clause.add(token.text());
            }
        }

        private void word(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (CONJUNCTIONS.contains(lower)) {
                endClause();
            }
            int apostrophe = word.indexOf('\'');
            if (lower.endsWith("n't") && word.length() > 3) {
                clause.add(word.substring(0, word.length() - 3));
                clause.add("n't");
            } else if (apostrophe > 0) {
                clause.add(word.substring(0, apostrophe));
                clause.add(word.substring(apostrophe));
            } else {
                clause.add(word);
            }
        }

        private void endClause() {
            if (!clause.isEmpty()) {
                sentence.add(clause);
                clause = new ArrayList<>();
            }
        }

        void endSentence() {
            endClause();
            boolean hasWord =
                    sentence.stream().flatMap(List::stream).anyMatch(word -> Character.isLetterOrDigit(word.charAt(0)));
            if (hasWord) {
                sentences.add(sentence);
            }
            sentence = new ArrayList<>();
        }
    }
}
