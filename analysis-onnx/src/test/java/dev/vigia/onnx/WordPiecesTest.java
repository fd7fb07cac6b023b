package dev.vigia.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPiecesTest {
    @TempDir
    private static Path directory;

    private static WordPieces pieces;

    @BeforeAll
    static void read() throws IOException {
        pieces = WordPieces.read(MiniLm.in(directory).resolve("tokenizer.json"));
    }

    /** Ids as published for bert-base-uncased, whose vocabulary this is. */
    @Test
    void idsAreThoseOfBert() {
        assertThat(pieces.ids("Hello, world!", 16)).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(pieces.ids("unaffable", 16)).containsExactly(101, 14477, 20961, 3468, 102);
    }

    @Test
    void accentsAndCaseDoNotCount() {
        assertThat(pieces.ids("CAFÉ", 16)).isEqualTo(pieces.ids("cafe", 16));
    }

    @Test
    void whatIsTooLongIsCutAndWhatIsUnknownHasOneId() {
        assertThat(pieces.ids("word ".repeat(5_000), 128)).hasSize(128).endsWith(2773, 102);
        assertThat(pieces.ids("x".repeat(16_384), 128)).containsExactly(101, 100, 102);
        assertThat(pieces.ids("", 128)).containsExactly(101, 102);
    }

    @Test
    void anotherKindOfTokenizerIsNamed() throws IOException {
        Path other =
                Files.writeString(directory.resolve("other.json"), "{\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}");
        assertThatThrownBy(() -> WordPieces.read(other))
                .hasMessageContaining("other.json")
                .hasMessageContaining("WordPiece");
    }
}
