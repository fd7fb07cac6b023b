package dev.vigia.local;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.Installation;
import dev.vigia.local.stack.Progress;
import dev.vigia.local.stack.Stack;
import dev.vigia.local.stack.StackOptions;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigia up}. */
@Command(name = "up", description = "Starts the whole system on this machine.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(names = "--detach", description = "Return when everything is ready; end it with vigia down.")
    private boolean detach;

    @Option(
            names = "--agent",
            paramLabel = "ID=ws://HOST:PORT",
            description = "An agent to watch, reached through the tap at ws://BRIDGE/tap/ID/…")
    private Map<String, String> agents = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        StackOptions options = new StackOptions(ports.wanted(), ports.automatic(), agents, false);
        if (detach) {
            return DetachedStart.run(directory, options);
        }
        Progress progress = new Progress(System.out, Terminal.isPresent(), Clock.systemUTC());
        return Foreground.run(
                () -> Stack.open(options, Installation.current(), directory, progress, Clock.systemUTC()),
                progress,
                stack -> {});
    }
}
