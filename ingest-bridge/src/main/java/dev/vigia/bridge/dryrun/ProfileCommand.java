package dev.vigia.bridge.dryrun;

import dev.vigia.bridge.privacy.MaskingRules;
import dev.vigia.bridge.profiles.Profile;
import dev.vigia.bridge.profiles.Profiles;
import dev.vigia.bridge.recording.Protection;
import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** {@code ./vigia profile list} and {@code ./vigia profile test PROFILE CAPTURE}. */
public final class ProfileCommand {
    private static final String USAGE = """
            Usage: vigia profile list
                   vigia profile test PROFILE CAPTURE

            list   names the profiles: the shipped ones and those in VIGIA_PROFILES.
            test   prints what the frames of CAPTURE would become, as JSON lines; problems go to standard error.
                   PROFILE is a name, or a profile's file; CAPTURE is a file of JSON lines, or - for standard input:
                   {"from":"user","text":"…"}, see docs/profiles.md.
                   Exit code 0 when every frame is understood, 1 when not, 2 when the test cannot run.""";

    private static final int LINES_PER_REPORT = 20_000;

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean showsProgress;

    ProfileCommand(Settings settings, PrintStream out, PrintStream err, boolean showsProgress) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.showsProgress = showsProgress;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var command =
                new ProfileCommand(Settings.fromEnvironment(), out, System.err, Boolean.getBoolean("vigia.progress"));
        int code = command.run(arguments);
        out.flush();
        System.exit(code);
    }

    int run(String... arguments) {
        try {
            if (arguments.length == 1 && arguments[0].equals("list")) {
                return list();
            } else if (arguments.length == 3 && arguments[0].equals("test")) {
                return test(arguments[1], arguments[2]);
            }
            boolean asked = arguments.length == 1 && arguments[0].matches("help|--help|-h");
            (asked ? out : err).println(USAGE);
            return asked ? 0 : 2;
        } catch (NoSuchFileException missing) {
            err.println("vigia: there is no file " + missing.getFile());
        } catch (IOException | SettingsException problem) {
            err.println("vigia: " + problem.getMessage());
        }
        return 2;
    }

    private int list() throws IOException {
        for (var profile : profiles().all()) {
            out.printf("%-16s %s%n", profile.name(), profile.description());
        }
        return 0;
    }

    private Profiles profiles() throws IOException {
        return Profiles.load(settings.optionalPath("VIGIA_PROFILES").orElse(null));
    }

    private int test(String profileName, String captureName) throws IOException {
        var masking = MaskingRules.from(settings);
        var stallGap = settings.duration("VIGIA_STALL_GAP", Duration.ofSeconds(2));
        settings.check();
        var run = new DryRun(profile(profileName), new Protection(masking), stallGap, out::println, err::println);
        boolean isFile = !captureName.equals("-");
        long size = isFile ? Files.size(Path.of(captureName)) : 0;
        try (var lines = reader(isFile ? Files.newInputStream(Path.of(captureName)) : System.in)) {
            play(run, lines, size);
        }
        err.println(run.finish());
        return run.isFlawless() ? 0 : 1;
    }

    private Profile profile(String name) throws IOException {
        var profiles = profiles();
        var known = profiles.find(name);
        if (known.isPresent()) {
            return known.get();
        }
        var file = Path.of(name);
        if (Files.exists(file)) {
            return Profiles.read(file);
        }
        throw new IOException(
                "there is no profile and no file " + name + "; profiles are " + String.join(", ", profiles.names()));
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private void play(DryRun run, BufferedReader lines, long size) throws IOException {
        long count = 0;
        long read = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            run.line(line);
            read += line.length() + 1;
            if (showsProgress && ++count % LINES_PER_REPORT == 0) {
                err.print("\r\033[K" + count + " lines"
                        + (size > 0 ? ", " + Math.min(100, 100 * read / size) + " %" : ""));
            }
        }
        if (showsProgress && count >= LINES_PER_REPORT) {
            err.print("\r\033[K");
        }
    }
}
