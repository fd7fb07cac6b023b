package dev.vigia.api.tiles;

import dev.vigia.api.http.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tiles that together cover a range, each moment once: day and hour tiles where they fit, minute tiles at the edges.
 * Recent hours are read by the minute, because minute tiles are written first.
 */
record Cover(List<Piece> pieces) {
    private static final Duration RECENT = Duration.ofHours(2);

    /** The sizes of tiles. */
    enum Grain {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Grain(Duration length) {
            this.length = length;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Instant floor(Instant time) {
            long seconds = length.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
        }

        private Instant ceiling(Instant time) {
            var floor = floor(time);
            return floor.equals(time) ? time : floor.plus(length);
        }
    }

    /** Tiles of one grain that start in [from, to). */
    record Piece(Grain grain, Instant from, Instant to) {}

    /**
     * @param parts ranges in ascending order, none overlapping; no tile reaches over the edge of one
     * @param coarsest the largest tiles that there are
     */
    static Cover of(List<TimeRange> parts, Grain coarsest, Instant now) {
        var pieces = new ArrayList<Piece>();
        var settled = now.minus(RECENT);
        for (var part : parts) {
            cover(part.from(), part.to(), coarsest, settled, pieces);
        }
        return new Cover(List.copyOf(pieces));
    }

    private static void cover(Instant from, Instant to, Grain grain, Instant settled, List<Piece> pieces) {
        if (!from.isBefore(to)) {
            return;
        }
        if (grain == Grain.MINUTE) {
            add(pieces, new Piece(grain, from, to));
            return;
        }
        var finer = Grain.values()[grain.ordinal() - 1];
        var start = grain.ceiling(from);
        var end = grain.floor(to.isBefore(settled) ? to : settled);
        if (start.isBefore(end)) {
            cover(from, start, finer, settled, pieces);
            add(pieces, new Piece(grain, start, end));
            cover(end, to, finer, settled, pieces);
        } else {
            cover(from, to, finer, settled, pieces);
        }
    }

    private static void add(List<Piece> pieces, Piece piece) {
        int last = pieces.size() - 1;
        if (last >= 0
                && pieces.get(last).grain() == piece.grain()
                && pieces.get(last).to().equals(piece.from())) {
            pieces.set(last, new Piece(piece.grain(), pieces.get(last).from(), piece.to()));
        } else {
            pieces.add(piece);
        }
    }
}
