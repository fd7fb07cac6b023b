package dev.vigia.local.flink;

import dev.vigia.local.home.DataDirectory;
import java.util.Map;
import java.util.TreeMap;

/** Flink's own settings for one small machine. */
final class Configuration {
    private static final int FRAMEWORK_HEAP_MIB = 64;
    private static final int TASK_HEAP_MIB = 256;
    static final int TASKMANAGER_HEAP_MIB = FRAMEWORK_HEAP_MIB + TASK_HEAP_MIB;

    private Configuration() {}

    static Map<String, String> of(DataDirectory data, ClusterPorts ports, int metricsPort) {
        Map<String, String> settings = new TreeMap<>();
        addresses(settings, ports, metricsPort);
        memory(settings);
        faults(settings);
        // The jobs' jar is on the class path of the cluster too, see Cluster: its classes come from there.
        settings.put("classloader.resolve-order", "parent-first");
        settings.put("web.upload.dir", data.of("flink").resolve("upload").toString());
        settings.put("io.tmp.dirs", data.of("flink").resolve("tmp").toString());
        settings.put(
                "state.backend.rocksdb.log.dir", data.of("flink").resolve("tmp").toString());
        settings.put("execution.checkpointing.dir", checkpoints(data));
        settings.put(
                "metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        return settings;
    }

    static String checkpoints(DataDirectory data) {
        return data.of("flink").resolve("checkpoints").toUri().toString();
    }

    private static void addresses(Map<String, String> settings, ClusterPorts ports, int metricsPort) {
        settings.put("jobmanager.rpc.address", "127.0.0.1");
        settings.put("jobmanager.rpc.port", Integer.toString(ports.jobManager()));
        settings.put("jobmanager.bind-host", "127.0.0.1");
        settings.put("taskmanager.host", "127.0.0.1");
        settings.put("taskmanager.bind-host", "127.0.0.1");
        settings.put("taskmanager.rpc.port", Integer.toString(ports.taskManager()));
        settings.put("rest.address", "127.0.0.1");
        settings.put("rest.bind-address", "127.0.0.1");
        settings.put("rest.port", Integer.toString(ports.web()));
        settings.put("rest.bind-port", Integer.toString(ports.web()));
        settings.put("metrics.reporter.prom.port", Integer.toString(metricsPort));
    }

    private static void memory(Map<String, String> settings) {
        settings.put("jobmanager.memory.process.size", "512m");
        settings.put("taskmanager.cpu.cores", "2.0");
        settings.put("taskmanager.numberOfTaskSlots", "6");
        settings.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP_MIB + "m");
        settings.put("taskmanager.memory.task.heap.size", TASK_HEAP_MIB + "m");
        settings.put("taskmanager.memory.framework.off-heap.size", "64m");
        settings.put("taskmanager.memory.task.off-heap.size", "32m");
        settings.put("taskmanager.memory.network.min", "32m");
        settings.put("taskmanager.memory.network.max", "32m");
        settings.put("taskmanager.memory.managed.size", "96m");
        settings.put("taskmanager.memory.jvm-metaspace.size", "192m");
        settings.put("taskmanager.memory.jvm-overhead.min", "128m");
        settings.put("taskmanager.memory.jvm-overhead.max", "128m");
        // One budget for all slots: a slot's own sixth would be too small for RocksDB.
        settings.put("state.backend.rocksdb.memory.fixed-per-tm", "96m");
    }

    /**
     * The JobManager notices a killed TaskManager by its closed connection within two heartbeats. The TaskManager only
     * answers heartbeats: it notices a killed JobManager by their absence, so the timeout bounds how fast that heals.
     */
    private static void faults(Map<String, String> settings) {
        settings.put("heartbeat.interval", "1000");
        settings.put("heartbeat.timeout", "8000");
        settings.put("heartbeat.rpc-failure-threshold", "2");
        settings.put("cluster.registration.initial-timeout", "100");
        settings.put("cluster.registration.max-timeout", "2000");
        settings.put("cluster.registration.error-delay", "1000");
        settings.put("cluster.registration.refused-registration-delay", "1000");
        settings.put("taskmanager.registration.timeout", "1 d");
        settings.put("state.backend.type", "rocksdb");
        // Records travel on at once rather than in full buffers: what is on the page is the last second.
        settings.put("execution.buffer-timeout.interval", "10 ms");
        settings.put("execution.checkpointing.interval", "5 s");
        settings.put("execution.checkpointing.min-pause", "1 s");
        settings.put("execution.checkpointing.timeout", "1 min");
        settings.put("execution.checkpointing.tolerable-failed-checkpoints", "1000");
        settings.put("execution.checkpointing.mode", "EXACTLY_ONCE");
        settings.put("execution.checkpointing.incremental", "true");
        settings.put("execution.checkpointing.num-retained", "3");
        settings.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        settings.put("restart-strategy.type", "exponential-delay");
        settings.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        settings.put("restart-strategy.exponential-delay.max-backoff", "5 s");
        settings.put("restart-strategy.exponential-delay.backoff-multiplier", "1.5");
        settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "30 s");
    }
}
