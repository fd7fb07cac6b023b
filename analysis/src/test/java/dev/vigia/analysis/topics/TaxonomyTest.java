package dev.vigia.analysis.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("topics.yaml"), text);
    }

    @Test
    void aFileOfOnesOwnIsRead() throws IOException {
        Taxonomy taxonomy = Taxonomy.read(file("""
                version: pizzeria-2
                topics:
                  - id: toppings
                    names: {es: Ingredientes, en: Toppings}
                    keywords: {es: [queso, aceitunas], en: [cheese, olives]}
                """));
        assertThat(taxonomy.version()).isEqualTo("pizzeria-2");
        assertThat(taxonomy.topics()).singleElement().extracting(Topic::id).isEqualTo("toppings");
    }

    @Test
    void jsonIsReadToo() throws IOException {
        Taxonomy taxonomy = Taxonomy.read(
                file("{\"version\": \"1\", \"topics\": [{\"id\": \"a\", \"keywords\": {\"en\": [\"b\"]}}]}"));
        assertThat(taxonomy.topics()).hasSize(1);
    }

    @Test
    void everyFaultIsInOneMessage() throws IOException {
        Path broken = file("""
                topics:
                  - id: Bad Id
                    keywords: {en: [a]}
                  - id: twice
                    keywords: {en: [a]}
                  - id: twice
                """);
        assertThatThrownBy(() -> Taxonomy.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("topics.yaml", "version is missing", "'Bad Id'", "'twice' occurs twice")
                .hasMessageContaining("'twice' has neither keywords nor examples");
    }

    @Test
    void aSyntaxErrorNamesFileAndLine() throws IOException {
        Path broken = file("version: 1\ntopics:\n  - id: [unclosed\n");
        assertThatThrownBy(() -> Taxonomy.read(broken)).hasMessageContainingAll("topics.yaml", "line");
    }

    @Test
    void anUnknownFieldIsAFault() throws IOException {
        Path broken = file("version: 1\ntopics:\n  - id: a\n    keyword: {en: [b]}\n");
        assertThatThrownBy(() -> Taxonomy.read(broken)).hasMessageContaining("keyword");
    }

    @Test
    void aMissingOrEmptyFileIsAFault() throws IOException {
        assertThatThrownBy(() -> Taxonomy.read(directory.resolve("absent.yaml")))
                .hasMessageContaining("absent.yaml");
        Path empty = file("");
        assertThatThrownBy(() -> Taxonomy.read(empty)).isInstanceOf(IllegalArgumentException.class);
    }
}
