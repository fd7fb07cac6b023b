package dev.vigia.api.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Files of a folder on the class path, read once into memory. A name is only ever looked up, never opened, so no
 * address reaches outside the folder.
 */
public final class Assets {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, Asset> files;

    /** One file. */
    record Asset(byte[] bytes, String type, String tag) {}

    private Assets(Map<String, Asset> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * @param folder such as {@code /dashboard}; one that does not exist has no files
     * @param wanted by name, relative to the folder
     */
    public static Assets of(String folder, Predicate<String> wanted) {
        var root = Assets.class.getResource(folder);
        if (root == null) {
            return new Assets(Map.of());
        }
        try {
            var address = root.toURI();
            if (address.getScheme().equals("jar")) {
                var jar = URI.create(
                        address.toString().substring(0, address.toString().indexOf("!/")));
                try (var system = FileSystems.newFileSystem(jar, Map.of())) {
                    return new Assets(read(system.getPath(folder), wanted));
                }
            }
            return new Assets(read(Path.of(address), wanted));
        } catch (IOException broken) {
            throw new UncheckedIOException(folder + " on the class path cannot be read", broken);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The class path has a strange address: " + root, impossible);
        }
    }

    /** The same files under other names. */
    Assets renamed(UnaryOperator<String> rename) {
        var renamed = new HashMap<String, Asset>();
        files.forEach((name, file) -> renamed.put(rename.apply(name), file));
        return new Assets(renamed);
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static Map<String, Asset> read(Path root, Predicate<String> wanted) throws IOException {
        var files = new HashMap<String, Asset>();
        try (var tree = Files.walk(root)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    var bytes = Files.readAllBytes(file);
                    files.put(name, new Asset(bytes, type(name), tag(bytes)));
                }
            }
        }
        return files;
    }

    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
