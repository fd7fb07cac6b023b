package dev.vigia.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads typed settings from names and values (normally the environment). A bad or missing value is noted and
 * replaced by a harmless placeholder, so that one start reports every problem: read all settings into the
 * program's settings record, then call {@link #check()} before the record is used.
 *
 * <p>A value that is present but blank counts as absent.
 */
public final class Settings {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    public static Settings fromEnvironment() {
        return new Settings(System.getenv());
    }

    /** The environment, overridden by arguments of the form {@code NAME=VALUE}; any other argument is a problem. */
    public static Settings fromEnvironmentAnd(String... arguments) {
        var merged = new HashMap<>(System.getenv());
        var strange = new ArrayList<String>();
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                merged.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                strange.add("Argument \"" + argument + "\" is not of the form NAME=VALUE.");
            }
        }
        var settings = new Settings(merged);
        settings.problems.addAll(strange);
        return settings;
    }

    public String text(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    public Optional<String> optionalText(String name) {
        return find(name);
    }

    public String requiredText(String name) {
        return find(name).orElseGet(() -> {
            problems.add(name + " is not set, and there is no default.");
            return "";
        });
    }

    public Secret requiredSecret(String name) {
        return new Secret(requiredText(name));
    }

    /** A secret with a default, for values that only a single machine uses. */
    public Secret secret(String name, String fallback) {
        return new Secret(text(name, fallback));
    }

    /** A TCP port, 0 (any free one) to 65535. */
    public int port(String name, int fallback) {
        return integer(name, fallback, 0, 65_535);
    }

    public int integer(String name, int fallback, int least, int most) {
        return (int) whole(name, fallback, least, most);
    }

    public long whole(String name, long fallback, long least, long most) {
        return read(name, fallback, "a whole number from " + least + " to " + most, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    public double decimal(String name, double fallback, double least, double most) {
        return read(name, fallback, "a number from " + least + " to " + most, text -> {
            double number = Double.parseDouble(text);
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    public boolean flag(String name, boolean fallback) {
        return read(name, fallback, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    /** An ISO-8601 duration such as {@code PT30M}; it must be positive. */
    public Duration duration(String name, Duration fallback) {
        return read(name, fallback, "a positive ISO-8601 duration such as PT30M", text -> {
            var duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("not positive");
            }
            return duration;
        });
    }

    public URI uri(String name, URI fallback) {
        return read(name, fallback, "an address with a scheme, such as ws://host:9000", Settings::absoluteUri);
    }

    public Path path(String name, Path fallback) {
        return read(name, fallback, "a path", Path::of);
    }

    public Optional<Path> optionalPath(String name) {
        return find(name).map(text -> path(name, Path.of("")));
    }

    /** A comma-separated list; blank items are left out. */
    public List<String> list(String name) {
        return find(name)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Notes a problem found by the program's own rules, to be reported with the others. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** @throws SettingsException naming every problem met so far */
    public void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T read(String name, T fallback, String expected, Function<String, T> parser) {
        var text = find(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (DateTimeParseException | IllegalArgumentException refused) {
            problems.add(name + " is \"" + text.get() + "\", but it takes " + expected + ".");
            return fallback;
        }
    }

    private static URI absoluteUri(String text) {
        var uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("no scheme");
        }
        return uri;
    }
}
