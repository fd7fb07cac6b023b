package dev.vigia.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/**
 * State of an operator as an older version of the program wrote it. A test that restores it asserts values, not only
 * that nothing fails: a renamed component would silently read as 0.
 *
 * <p>When the state of an operator grows, add a file of the next version and keep the old ones: run the test once with
 * {@code -Dvigia.golden.write=true}, which writes the files that are missing.
 */
public final class GoldenState {
    private GoldenState() {}

    /** Takes a snapshot of today's program. */
    public interface Writer {
        OperatorSubtaskState snapshot() throws Exception;
    }

    /** @param name such as {@code trends.v1} */
    public static OperatorSubtaskState read(String name, Writer today) throws Exception {
        var file = Path.of("src", "test", "resources", "state", name + ".bin");
        if (Files.notExists(file) && Boolean.getBoolean("vigia.golden.write")) {
            Files.createDirectories(file.getParent());
            OperatorSnapshotUtil.writeStateHandle(today.snapshot(), file.toString());
        }
        return OperatorSnapshotUtil.readStateHandle(file.toString());
    }
}
