package dev.vigia.local;

import dev.vigia.local.home.DataOption;
import dev.vigia.local.stack.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigia down}. */
@Command(name = "down", description = "Ends the running system.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        System.out.println(Shutdown.of(data.directory()));
        return 0;
    }
}
