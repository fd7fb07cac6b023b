package dev.vigia.schema;

/** The tables that consist of generations, and how reprocessing treats them. */
enum GenerationTable {
    CONVERSATION("chat_conversation", "conversation_id", "started_at", "", true),
    TURN("chat_turn", "conversation_id, turn_id", "started_at", "", true),
    MESSAGE("chat_message", "conversation_id, event_id, occurred_at", "occurred_at", "", true),
    SATISFACTION("user_satisfaction", "event_id", "occurred_at", "", true),
    METRICS(
            "chat_metrics",
            "granularity, bucket_start, agent_id, agent_version, channel, locale",
            "bucket_start",
            "1 ' || granularity || '",
            true),
    INSIGHT("chat_insight", "", "", "", false),
    INSIGHT_METRICS("chat_insight_metrics", "", "", "", false),
    TREND("chat_trend", "", "", "", false),
    ALERT("chat_alert", "", "", "", false),
    QUESTION("chat_question", "", "", "", false),
    QUESTION_CLUSTER("chat_question_cluster", "", "", "", false),
    LEDGER("chat_ledger", "", "", "", false);

    /** What tells of the run, not of the events; whether a day is over yet is among it. */
    private static final String OF_THE_RUN =
            "'{generation, updated_at, version, as_of, complete, late_events, days_over, returned_in_day,"
                    + " durably_contained, weeks_over, returned_in_week}'::text[]";

    private final String table;
    private final String key;
    private final String time;
    private final String length;
    private final boolean rebuilt;

    /**
     * @param key what names a row within a generation
     * @param time the column by which a row lies in a range
     * @param length how much time a row covers, as the inside of an interval literal; empty for a moment
     * @param rebuilt whether reprocessing computes it; the others go along as they are
     */
    GenerationTable(String table, String key, String time, String length, boolean rebuilt) {
        this.table = table;
        this.key = key;
        this.time = time;
        this.length = length;
        this.rebuilt = rebuilt;
    }

    String table() {
        return table;
    }

    boolean isRebuilt() {
        return rebuilt;
    }

    /** Parameters: from, to. What covers a time lies in the range with all of it; the end does not belong to it. */
    private String inRange() {
        return length.isEmpty()
                ? "%s >= ? and %s < ?".formatted(time, time)
                : "%s >= ? and %s + ('%s')::interval <= ?".formatted(time, time, length);
    }

    /** Parameters: generation, from, to; twice. Columns: only in the second, only in the first, different, equal. */
    String compare() {
        var rows = "select %s, to_jsonb(t) - %s as content from %s t where generation = ? and %s%s"
                .formatted(
                        key,
                        OF_THE_RUN,
                        table,
                        inRange(),
                        this == METRICS ? " and messages + turns + conversations + ratings > 0" : "");
        return """
            select count(*) filter (where a.content is null), count(*) filter (where b.content is null),
                count(*) filter (where a.content <> b.content), count(*) filter (where a.content = b.content)
            from (%s) a full join (%s) b using (%s)\
            """.formatted(rows, rows, key);
    }

    /** Parameters: generation, from, to; for rebuilt tables only. */
    String deleteOutside() {
        return "delete from %s where generation = ? and not (%s)".formatted(table, inRange());
    }

    /**
     * Parameters: generation to write, generation to read, and for rebuilt tables from, to.
     *
     * @param columns all but the generation
     */
    String copyOutside(String columns) {
        return "insert into %s (generation, %s) select ?, %s from %s where generation = ?%s on conflict do nothing"
                .formatted(table, columns, columns, table, rebuilt ? " and not (%s)".formatted(inRange()) : "");
    }

    String delete() {
        return "delete from %s where generation = ?".formatted(table);
    }
}
