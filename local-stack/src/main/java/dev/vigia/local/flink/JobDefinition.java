package dev.vigia.local.flink;

import java.nio.file.Path;

/**
 * A job that the cluster must always run.
 *
 * @param name stable and short: names the directory of its checkpoints
 */
public record JobDefinition(String name, Path jar, String mainClass) {}
