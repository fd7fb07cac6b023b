package dev.vigia.local;

import dev.vigia.local.home.DataOption;
import dev.vigia.local.stack.Guard;
import dev.vigia.local.stack.Progress;
import dev.vigia.local.stack.RunningStack;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the guard of a stack runs when its supervisor has been killed. */
@Command(name = Guard.TAKE_OVER, description = "Supervises a running stack that has no supervisor.", hidden = true)
final class TakeOverCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        Progress progress = new Progress(System.out, Terminal.isPresent(), Clock.systemUTC());
        return Foreground.run(RunningStack.takeOver(data.directory(), progress, Clock.systemUTC()), progress);
    }
}
