package dev.vigia.bridge.frames;

import java.util.List;
import java.util.Locale;

/**
 * What client and agent agreed on in {@code Sec-WebSocket-Extensions} of the 101 answer.
 *
 * @param deflate permessage-deflate is in use
 * @param clientKeepsContext the client's messages share one compression context
 * @param agentKeepsContext the agent's messages share one compression context
 * @param others an extension is in use that this reader does not know, so that no payload can be trusted
 */
public record Extensions(boolean deflate, boolean clientKeepsContext, boolean agentKeepsContext, boolean others) {
    public static final Extensions NONE = new Extensions(false, false, false, false);

    /** Reads the header's values. Window sizes do not matter to a reader: the largest window reads them all. */
    public static Extensions parse(List<String> headerValues) {
        var extensions = NONE;
        for (var value : headerValues) {
            for (var offer : value.toLowerCase(Locale.ROOT).split(",", -1)) {
                var parts = List.of(offer.strip().split("\\s*;\\s*", -1));
                if (parts.get(0).equals("permessage-deflate") && !extensions.deflate()) {
                    extensions = new Extensions(
                            true,
                            !parts.contains("client_no_context_takeover"),
                            !parts.contains("server_no_context_takeover"),
                            extensions.others());
                } else if (!parts.get(0).isEmpty()) {
                    extensions = new Extensions(
                            extensions.deflate(),
                            extensions.clientKeepsContext(),
                            extensions.agentKeepsContext(),
                            true);
                }
            }
        }
        return extensions;
    }
}
