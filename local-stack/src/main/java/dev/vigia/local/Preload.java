package dev.vigia.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Loads all classes of the launcher at once. A supervisor lives for days, and a build in the meantime replaces its jar:
 * what it has not loaded by then it could not load when it must stop its parts.
 */
final class Preload {
    private Preload() {}

    static void ownClasses() throws IOException {
        Path jar = ownJar();
        if (!Files.isRegularFile(jar)) {
            return;
        }
        try (JarFile entries = new JarFile(jar.toFile())) {
            List<String> classes = entries.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("dev/vigia/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
            for (String name : classes) {
                Class.forName(name, false, Preload.class.getClassLoader());
            }
        } catch (ClassNotFoundException broken) {
            throw new IOException("the launcher's jar is incomplete: " + jar, broken);
        }
    }

    private static Path ownJar() throws IOException {
        try {
            return Path.of(Preload.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException strange) {
            throw new IOException(strange);
        }
    }
}
