package dev.vigia.local.flink;

/** The ports of the cluster; all stay the same over restarts, so that a part that comes back is found. */
public record ClusterPorts(int web, int jobManager, int taskManager, int jobManagerMetrics, int taskManagerMetrics) {}
