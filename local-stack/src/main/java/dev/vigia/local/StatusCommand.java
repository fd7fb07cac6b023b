package dev.vigia.local;

import dev.vigia.local.home.DataOption;
import dev.vigia.local.stack.StackStatus;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigia status}: exit code 0 when everything is up, 3 when not. */
@Command(
        name = "status",
        description = "Shows which parts run; exit code 3 when not all do.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_UP = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        StackStatus status = StackStatus.of(data.directory(), Clock.systemUTC());
        status.lines().forEach(System.out::println);
        return status.isUp() ? 0 : NOT_UP;
    }
}
