package dev.vigia.local;

import dev.vigia.local.demo.DemoTraffic;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.DataOption;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.JavaProgram;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.stack.Port;
import dev.vigia.local.stack.Progress;
import dev.vigia.local.stack.Stack;
import dev.vigia.local.stack.StackOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigia demo}. */
@Command(
        name = "demo",
        description = "Starts everything with a demo agent and simulated users.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Draws the conversations (default: ${DEFAULT-VALUE}).")
    private long seed = 20_261_122;

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        Progress progress = new Progress(System.out, Terminal.isPresent(), Clock.systemUTC());
        return Foreground.run(
                () -> Stack.open(
                        new StackOptions(ports.wanted(), ports.automatic(), Map.of(), true),
                        Installation.current(),
                        directory,
                        progress,
                        Clock.systemUTC()),
                progress,
                stack -> stack.add(traffic(stack, directory)));
    }

    private ProcessSpec traffic(Stack stack, DataDirectory directory) {
        List<String> command = JavaProgram.withClassPath(System.getProperty("java.class.path"))
                .option("-Xmx64m")
                .option("-XX:TieredStopAtLevel=1")
                .command(
                        DemoTraffic.class.getName(),
                        stack.running().file().bridge(),
                        Integer.toString(stack.port(Port.DEMO_AGENT)),
                        Long.toString(seed));
        return new ProcessSpec("demo", command, JavaProgram.ENVIRONMENT, directory.log("demo"));
    }
}
