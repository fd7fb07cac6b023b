package dev.vigia.jobs.insights;

import dev.vigia.analysis.MessageAnalyzer;
import java.io.Serializable;

/** Makes the analyzer of one operator instance, on the machine where it runs. */
@FunctionalInterface
interface AnalyzerFactory extends Serializable {
    MessageAnalyzer create();
}
