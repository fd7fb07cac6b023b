package dev.vigia.bridge.tap;

import java.time.Duration;

/**
 * What the tap puts up with.
 *
 * @param patience how long an agent may take for its answer to the handshake
 * @param idle a tunnel in which nothing has passed for so long is ended; pings are something
 * @param drain how long conversations may go on after the bridge was told to stop
 * @param silence a peer that has not even answered TCP's probes for so long is gone
 * @param connections tunnels at the same time; further clients are answered 503
 */
public record TapLimits(Duration patience, Duration idle, Duration drain, Duration silence, int connections) {}
