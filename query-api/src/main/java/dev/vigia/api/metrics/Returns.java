package dev.vigia.api.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Adds up who came back. */
final class Returns {
    private long daysOver;
    private long returnedInDay;
    private long durable;
    private long weeksOver;
    private long returnedInWeek;

    /** Adds a row of chat_metrics. */
    void add(ResultSet row) throws SQLException {
        daysOver += row.getLong("days_over");
        returnedInDay += row.getLong("returned_in_day");
        durable += row.getLong("durably_contained");
        weeksOver += row.getLong("weeks_over");
        returnedInWeek += row.getLong("returned_in_week");
    }

    /**
     * @param contained conversations that were resolved
     * @param ended conversations with an outcome that is not open
     */
    Metrics.Containment containment(long contained, long ended) {
        return new Metrics.Containment(
                Totals.rate(contained, ended),
                Totals.rate(durable, daysOver),
                Totals.rate(returnedInDay, daysOver),
                Totals.rate(returnedInWeek, weeksOver));
    }
}
