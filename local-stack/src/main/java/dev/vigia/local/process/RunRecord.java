package dev.vigia.local.process;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.vigia.local.home.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that remembers every process the supervisor started, so that a later run can end what a killed supervisor
 * left behind. Written at each start of a process, whole and by rename.
 */
public final class RunRecord {
    private final Path file;
    private final Map<String, ProcessIdentity> processes = new LinkedHashMap<>();

    public RunRecord(Path file) {
        this.file = file;
    }

    /** A record that goes on with what still lives of an earlier one. */
    public static RunRecord continued(Path file) throws IOException {
        RunRecord record = new RunRecord(file);
        read(file).stream()
                .filter(process -> process.find().isPresent())
                .forEach(process -> record.processes.put(process.name(), process));
        return record;
    }

    /** The living process of this name, started by this or an earlier supervisor. */
    synchronized Optional<ProcessIdentity> living(String name) {
        return Optional.ofNullable(processes.get(name))
                .filter(known -> known.find().isPresent());
    }

    /** What an earlier run recorded; nothing when there is no file. */
    public static List<ProcessIdentity> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return JsonFile.read(file, new TypeReference<List<ProcessIdentity>>() {});
    }

    public synchronized void add(ProcessIdentity process) throws IOException {
        processes.put(process.name(), process);
        JsonFile.write(file, new ArrayList<>(processes.values()));
    }

    /** Forgets a process that has ended as it should. */
    public synchronized void remove(String name) throws IOException {
        if (processes.remove(name) != null) {
            JsonFile.write(file, new ArrayList<>(processes.values()));
        }
    }

    /** The recorded processes that live, in the order of their first start. */
    public synchronized List<ProcessIdentity> living() {
        return processes.values().stream().filter(p -> p.find().isPresent()).toList();
    }

    public synchronized void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
