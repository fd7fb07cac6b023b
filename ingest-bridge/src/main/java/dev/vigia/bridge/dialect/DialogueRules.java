package dev.vigia.bridge.dialect;

import dev.vigia.bridge.privacy.Pseudonyms;
import java.time.Duration;

/**
 * What all connections' dialogues have in common.
 *
 * @param stallGap a silence between two pieces of an answer that is longer than this is a stall
 */
public record DialogueRules(Pseudonyms pseudonyms, OpenConversations conversations, Duration stallGap) {}
