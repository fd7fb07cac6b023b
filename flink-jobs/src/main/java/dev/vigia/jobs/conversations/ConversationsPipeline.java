package dev.vigia.jobs.conversations;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.Rejection;
import dev.vigia.jobs.metrics.LedgerOperator;
import dev.vigia.jobs.metrics.LedgerRow;
import dev.vigia.jobs.metrics.StoredTiles;
import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileOperator;
import dev.vigia.jobs.metrics.TileRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The graph, without its ends:
 *
 * <pre>
 * events -> by conversation -> conversations (dedup, turns, outcome) -> events, each once
 *                                   |-> rows of turns and conversations
 *                                   |-> tile changes, summed per bundle -> by tile -> tiles of minutes, hours, days
 *                                   |-> contacts of users -> who came back -> tile changes, as above
 *                                   \-> ledger entries -\
 * rejected ---------------------------> ledger entries --> by source and minute -> ledger rows
 * </pre>
 */
final class ConversationsPipeline {
    private ConversationsPipeline() {}

    /** @param events each event, once */
    record Outputs(
            DataStream<FlatEvent> events,
            DataStream<ConversationRow> conversations,
            DataStream<TurnRow> turns,
            DataStream<TileRow> tiles,
            DataStream<LedgerRow> ledger,
            DataStream<Rejection> rejected) {}

    /** @param stored where tiles are found that the state has forgotten */
    static Outputs build(ChatEvents.Streams streams, ConversationSettings settings, StoredTiles stored) {
        return build(streams, settings, stored, Long.MAX_VALUE);
    }

    /**
     * @param until the versions of tiles follow the clock up to here, see {@link TileOperator}, and nobody is said to
     *     have stayed away for a time that ends later; epoch milliseconds
     */
    static Outputs build(ChatEvents.Streams streams, ConversationSettings settings, StoredTiles stored, long until) {
        var conversations = streams.events()
                .keyBy(FlatEvent::key)
                .transform("Conversations", TypeInformation.of(FlatEvent.class), new ConversationOperator(settings))
                .uid("conversations");
        var returns = conversations
                .getSideOutput(ConversationOperator.CONTACTS)
                .keyBy(ContactChange::key)
                .process(new ContactOperator(settings.stateHorizon(), until))
                .uid("contacts")
                .name("Contacts");
        var tiles = conversations
                .getSideOutput(ConversationOperator.TILE_CHANGES)
                .union(returns)
                .keyBy(TileChange::key)
                .process(new TileOperator(settings.stateHorizon(), settings.generation(), until, stored))
                .uid("tiles")
                .name("Tiles");
        var refused = streams.rejected()
                .map(new RejectedEntries())
                .uid("rejected-entries")
                .name("Rejected entries");
        var ledger = conversations
                .getSideOutput(ConversationOperator.LEDGER)
                .union(refused)
                .keyBy(entry -> entry.key())
                .process(new LedgerOperator(settings.stateHorizon()))
                .uid("ledger")
                .name("Ledger");
        return new Outputs(
                conversations,
                conversations.getSideOutput(ConversationOperator.CONVERSATIONS),
                conversations.getSideOutput(ConversationOperator.TURNS),
                tiles,
                ledger,
                streams.rejected());
    }
}
