-- Rows of these tables are replaced many times while a conversation goes on. With room on the page, and no index on what
-- changes, PostgreSQL replaces a row without touching an index (a heap-only tuple).

alter table chat_conversation set (fillfactor = 70);
alter table chat_turn set (fillfactor = 70);
alter table chat_ledger set (fillfactor = 70);
alter table chat_metrics_default set (fillfactor = 50);

-- last_event_at moves with every message; open conversations are asked for by agent.
drop index chat_conversation_open;
create index chat_conversation_open on chat_conversation (generation, agent_id) where ended_at is null;

-- The jobs write to every generation but one that is being dropped.
alter table chat_generation drop constraint chat_generation_status_check;
alter table chat_generation
    add constraint chat_generation_status_check check (status in ('building', 'ready', 'live', 'retired', 'dropped'));

-- Events whose row a table refused: the ledger counts them as rejected, though the job had taken them.
create table chat_refused (
    source      text        not null,
    minute      timestamptz not null,
    event_id    text        not null,
    table_name  text        not null,
    refused_at  timestamptz not null default now(),
    primary key (source, minute, event_id, table_name)
);
comment on column chat_refused.minute is 'minute of observedAt, as in chat_ledger';

create view chat_ledger_line as
select l.generation, l.source, l.minute, l.received, l.stored - r.refused as stored, l.duplicate,
       l.rejected + r.refused as rejected, l.late, l.first_sequence, l.last_sequence
from chat_ledger l
cross join lateral (
    select count(distinct event_id) as refused from chat_refused where source = l.source and minute = l.minute) r;
comment on view chat_ledger_line is 'chat_ledger, where an event whose row was refused counts as rejected';

create or replace view chat_ledger_balance as
select generation, source, min(minute) as first_minute, max(minute) as last_minute,
       min(first_sequence) as first_sequence, max(last_sequence) as last_sequence,
       max(last_sequence) - min(first_sequence) + 1 as sent,
       sum(received)::bigint as received, sum(stored)::bigint as stored, sum(duplicate)::bigint as duplicate,
       sum(rejected)::bigint as rejected, sum(late)::bigint as late,
       greatest(0, max(last_sequence) - min(first_sequence) + 1 - sum(stored) - sum(rejected))::bigint as missing,
       (sum(received) - sum(stored) - sum(duplicate) - sum(rejected))::bigint as balance
from chat_ledger_line
group by generation, source;
