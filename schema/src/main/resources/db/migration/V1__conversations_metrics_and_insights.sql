-- Contract 2, first version. docs/architecture.md explains the tables; the definitions of the numbers stand in docs/definitions.md.
--
-- Every derived row carries a generation: reprocessing writes a new one beside the live one, and the pointer
-- chat_live_generation decides which one readers see.

create table chat_generation (
    generation  integer     primary key,
    created_at  timestamptz not null default now(),
    reason      text        not null,
    status      text        not null check (status in ('building', 'ready', 'live', 'retired'))
);
insert into chat_generation (generation, reason, status) values (1, 'live recording', 'live');

create table chat_live_generation (
    the_only_row boolean primary key default true check (the_only_row),
    generation   integer not null references chat_generation
);
insert into chat_live_generation (generation) values (1);

-- One row per conversation; version grows with every correction.
create table chat_conversation (
    generation       integer     not null,
    conversation_id  text        not null,
    agent_id         text        not null,
    agent_version    text        not null default '',
    channel          text        not null default '',
    locale           text        not null default '',
    user_id          text,
    started_at       timestamptz not null,
    last_event_at    timestamptz not null,
    ended_at         timestamptz,
    end_reason       text,
    outcome          text        check (outcome in ('resolved', 'handed_off', 'abandoned', 'open')),
    engaged          boolean     not null,
    messages         integer     not null,
    user_messages    integer     not null,
    agent_messages   integer     not null,
    turns            integer     not null,
    answered_turns   integer     not null,
    failed_turns     integer     not null,
    fallback_turns   integer     not null,
    rating_count     integer     not null,
    rating_sum       integer     not null,
    last_rating      smallint,
    version          bigint      not null,
    updated_at       timestamptz not null default now(),
    primary key (generation, conversation_id)
);
comment on column chat_conversation.outcome is 'null until a user has said something';
comment on column chat_conversation.ended_at is 'null while the conversation is open; by silence: the time of its last event';
create index chat_conversation_by_start on chat_conversation (generation, started_at desc, conversation_id desc);
create index chat_conversation_by_agent on chat_conversation (generation, agent_id, started_at desc, conversation_id desc);
create index chat_conversation_by_user on chat_conversation (generation, user_id, started_at desc);
create index chat_conversation_open on chat_conversation (generation, last_event_at) where ended_at is null;

-- One row per message as it was recorded; failures of the agent stand here too, with their reason.
create table chat_message (
    generation       integer     not null,
    occurred_at      timestamptz not null,
    conversation_id  text        not null,
    event_id         text        not null,
    agent_id         text        not null,
    role             text        not null check (role in ('user', 'agent')),
    text             text        not null,
    failed           boolean     not null default false,
    failure_reason   text,
    fallback         boolean     not null default false,
    first_chunk_at   timestamptz,
    completed_at     timestamptz,
    chunks           integer,
    finish_reason    text,
    model            text,
    input_tokens     bigint,
    output_tokens    bigint,
    observed_at      timestamptz not null,
    source           text        not null,
    sequence         bigint      not null,
    clock_corrected  boolean     not null default false,
    primary key (generation, occurred_at, conversation_id, event_id)
) partition by range (occurred_at);
create table chat_message_default partition of chat_message default;
create index chat_message_by_conversation on chat_message (generation, conversation_id, occurred_at, event_id);

-- One row per turn, named after the event id of the user message that opened it.
create table chat_turn (
    generation         integer     not null,
    conversation_id    text        not null,
    turn_id            text        not null,
    position           integer     not null,
    agent_id           text        not null,
    agent_version      text        not null default '',
    channel            text        not null default '',
    locale             text        not null default '',
    started_at         timestamptz not null,
    status             text        not null
        check (status in ('pending', 'answered', 'failed', 'fallback', 'timeout', 'unanswered')),
    first_response_ms  bigint,
    response_ms        bigint,
    agent_messages     integer     not null,
    model              text,
    input_tokens       bigint,
    output_tokens      bigint,
    version            bigint      not null,
    updated_at         timestamptz not null default now(),
    primary key (generation, conversation_id, turn_id)
);
comment on column chat_turn.position is '1 for the first turn of the conversation';
create index chat_turn_by_start on chat_turn (generation, started_at desc);

-- Metric tiles: what was counted per minute, hour or day and set of dimensions. Sketches are DDSketches of milliseconds.
create table chat_metrics (
    generation             integer     not null,
    granularity            text        not null check (granularity in ('minute', 'hour', 'day')),
    bucket_start           timestamptz not null,
    agent_id               text        not null,
    agent_version          text        not null default '',
    channel                text        not null default '',
    locale                 text        not null default '',
    conversations          bigint      not null,
    engaged_conversations  bigint      not null,
    messages               bigint      not null,
    user_messages          bigint      not null,
    agent_messages         bigint      not null,
    turns                  bigint      not null,
    answered_turns         bigint      not null,
    failed_turns           bigint      not null,
    fallback_turns         bigint      not null,
    timeout_turns          bigint      not null,
    unanswered_turns       bigint      not null,
    pending_turns          bigint      not null,
    input_tokens           bigint      not null,
    output_tokens          bigint      not null,
    resolved               bigint      not null,
    handed_off             bigint      not null,
    abandoned              bigint      not null,
    open                   bigint      not null,
    ratings                bigint      not null,
    positive_ratings       bigint      not null,
    rating_sum             bigint      not null,
    rated_conversations    bigint      not null,
    first_response_sketch  bytea       not null,
    response_sketch        bytea       not null,
    duration_sketch        bytea       not null,
    as_of                  timestamptz not null,
    complete               boolean     not null,
    late_events            bigint      not null,
    version                bigint      not null,
    updated_at             timestamptz not null default now(),
    primary key (generation, granularity, bucket_start, agent_id, agent_version, channel, locale)
) partition by range (bucket_start);
create table chat_metrics_default partition of chat_metrics default;

-- One row per judgement of a user.
create table user_satisfaction (
    generation       integer     not null,
    event_id         text        not null,
    conversation_id  text        not null,
    agent_id         text        not null,
    user_id          text,
    rating           smallint    check (rating between 1 and 5),
    thumbs           text        check (thumbs in ('up', 'down')),
    comment          text,
    message_id       text,
    occurred_at      timestamptz not null,
    primary key (generation, event_id)
);
create index user_satisfaction_by_conversation on user_satisfaction (generation, conversation_id);
create index user_satisfaction_by_time on user_satisfaction (generation, occurred_at desc);

-- What text analysis says of one message.
create table chat_insight (
    generation           integer     not null,
    occurred_at          timestamptz not null,
    conversation_id      text        not null,
    event_id             text        not null,
    agent_id             text        not null,
    role                 text        not null check (role in ('user', 'agent')),
    language             text        not null,
    language_confidence  real        not null,
    sentiment            text        not null check (sentiment in ('negative', 'neutral', 'positive')),
    score                real        not null check (score between -1 and 1),
    sentiment_model      text        not null,
    topic                text,
    topic_confidence     real,
    topic_model          text        not null,
    updated_at           timestamptz not null default now(),
    primary key (generation, occurred_at, conversation_id, event_id)
) partition by range (occurred_at);
comment on column chat_insight.language is 'ISO 639-1, or und';
comment on column chat_insight.topic is 'null: none of the known topics';
create table chat_insight_default partition of chat_insight default;
create index chat_insight_by_conversation on chat_insight (generation, conversation_id);

-- Tiles of the analysis, over user messages only. topic is the empty string for none of the known ones.
create table chat_insight_metrics (
    generation    integer     not null,
    granularity   text        not null check (granularity in ('minute', 'hour', 'day')),
    bucket_start  timestamptz not null,
    agent_id      text        not null,
    channel       text        not null default '',
    locale        text        not null default '',
    language      text        not null,
    topic         text        not null default '',
    messages      bigint      not null,
    negative      bigint      not null,
    neutral       bigint      not null,
    positive      bigint      not null,
    score_sum     double precision not null,
    as_of         timestamptz not null,
    complete      boolean     not null,
    late_events   bigint      not null,
    version       bigint      not null,
    updated_at    timestamptz not null default now(),
    primary key (generation, granularity, bucket_start, agent_id, channel, locale, language, topic)
) partition by range (bucket_start);
create table chat_insight_metrics_default partition of chat_insight_metrics default;

-- Where a metric of an agent is heading, over one window.
create table chat_trend (
    generation      integer     not null,
    agent_id        text        not null,
    metric          text        not null,
    window_end      timestamptz not null,
    window_start    timestamptz not null,
    direction       text        not null check (direction in ('rising', 'falling', 'steady')),
    slope_per_hour  double precision not null,
    current_value   double precision not null,
    baseline_value  double precision not null,
    p_value         double precision not null,
    points          integer     not null,
    as_of           timestamptz not null,
    version         bigint      not null,
    primary key (generation, agent_id, metric, window_end)
);
comment on table chat_trend is 'slope by Sen, significance by Mann-Kendall; metric names are those of the metrics object';
create index chat_trend_by_time on chat_trend (generation, window_end desc);

-- One row per alert, from firing to resolved.
create table chat_alert (
    generation   integer     not null,
    alert_id     text        not null,
    rule_id      text        not null,
    agent_id     text        not null,
    metric       text        not null,
    severity     text        not null check (severity in ('info', 'warning', 'critical')),
    state        text        not null check (state in ('firing', 'resolved')),
    value        double precision not null,
    threshold    double precision not null,
    summary      text        not null,
    started_at   timestamptz not null,
    resolved_at  timestamptz,
    version      bigint      not null,
    updated_at   timestamptz not null default now(),
    primary key (generation, alert_id)
);
create index chat_alert_by_start on chat_alert (generation, started_at desc);

-- What arrived from each source in each minute of arrival, and what became of it.
create table chat_ledger (
    generation      integer     not null,
    source          text        not null,
    minute          timestamptz not null,
    received        bigint      not null,
    stored          bigint      not null,
    duplicate       bigint      not null,
    rejected        bigint      not null,
    late            bigint      not null,
    first_sequence  bigint,
    last_sequence   bigint,
    version         bigint      not null,
    updated_at      timestamptz not null default now(),
    primary key (generation, source, minute)
);
comment on column chat_ledger.minute is 'minute of observedAt; of the Kafka timestamp for records that could not be read';
comment on column chat_ledger.late is 'of the stored ones, those that came after their minute was complete';
create index chat_ledger_by_minute on chat_ledger (minute desc);

-- The last known state of each agent.
create table agent_health (
    agent_id      text        primary key,
    up            boolean     not null,
    cpu           double precision,
    memory_bytes  bigint,
    queue         integer,
    connections   integer,
    occurred_at   timestamptz not null
);

create table chat_annotation (
    event_id         text        primary key,
    agent_id         text        not null,
    conversation_id  text,
    kind             text        not null,
    text             text        not null,
    occurred_at      timestamptz not null
);
create index chat_annotation_by_time on chat_annotation (occurred_at desc);

-- Creates the daily partitions of every partitioned table for the given days (inclusive), where they are missing.
-- A day that already has rows in the default partition stays there: its rows would have to be moved first.
create function chat_create_day_partitions(first_day date, last_day date) returns integer
language plpgsql as $$
declare
    parent  record;
    day     date;
    name    text;
    created integer := 0;
    strays  boolean;
begin
    for parent in
        select * from (values
            ('chat_message', 'occurred_at'), ('chat_metrics', 'bucket_start'),
            ('chat_insight', 'occurred_at'), ('chat_insight_metrics', 'bucket_start')) as t (tab, col)
    loop
        day := first_day;
        while day <= last_day loop
            name := parent.tab || '_' || to_char(day, 'YYYYMMDD');
            if to_regclass(name) is null then
                execute format('select exists (select 1 from %I where %I >= %L and %I < %L)',
                    parent.tab || '_default', parent.col, day::timestamp at time zone 'UTC',
                    parent.col, (day + 1)::timestamp at time zone 'UTC') into strays;
                if not strays then
                    execute format('create table %I partition of %I for values from (%L) to (%L)',
                        name, parent.tab, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
                    created := created + 1;
                end if;
            end if;
            day := day + 1;
        end loop;
    end loop;
    return created;
end;
$$;
