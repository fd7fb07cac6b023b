/**
 * OTLP/HTTP traces: the spans of generative AI clients and agents, by the semantic conventions of OpenTelemetry, old
 * and new, become events.
 */
@NullMarked
package dev.vigia.bridge.otlp;

import org.jspecify.annotations.NullMarked;
