-- Whether users come back, over the conversations that began in a tile: those whose user is known and spoke, and whose
-- time to come back is over.

alter table chat_metrics
    add column days_over bigint not null default 0,
    add column returned_in_day bigint not null default 0,
    add column durably_contained bigint not null default 0,
    add column weeks_over bigint not null default 0,
    add column returned_in_week bigint not null default 0;
comment on column chat_metrics.days_over is 'conversations that ended 24 h ago or earlier: what the next two are parts of';
comment on column chat_metrics.returned_in_day is 'of these, those whose user began another one within 24 h of the end';
comment on column chat_metrics.durably_contained is 'of these, those that were resolved and whose user did not';
comment on column chat_metrics.weeks_over is 'the same for 7 days';

-- Which numbers of a source's sequence arrived, so that those that did not can be named.
alter table chat_ledger
    add column agent_id text,
    add column seen int8multirange;
comment on column chat_ledger.agent_id is
    'whose events; empty when a source carried those of several agents in the minute, null when no event could be read';
comment on column chat_ledger.seen is
    'of stored and duplicate events; null when nothing was numbered, and in lines that are older than this column';

drop view chat_ledger_balance;
drop view chat_ledger_line;

create view chat_ledger_line as
select l.generation, l.source, l.minute, l.agent_id, l.received, l.stored - r.refused as stored, l.duplicate,
       l.rejected + r.refused as rejected, l.late, l.first_sequence, l.last_sequence, l.seen
from chat_ledger l
cross join lateral (
    select count(distinct event_id) as refused from chat_refused where source = l.source and minute = l.minute) r;
comment on view chat_ledger_line is 'chat_ledger, where an event whose row was refused counts as rejected';

create view chat_ledger_balance as
select generation, source, min(minute) as first_minute, max(minute) as last_minute,
       min(first_sequence) as first_sequence, max(last_sequence) as last_sequence,
       max(last_sequence) - min(first_sequence) + 1 as sent,
       sum(received)::bigint as received, sum(stored)::bigint as stored, sum(duplicate)::bigint as duplicate,
       sum(rejected)::bigint as rejected, sum(late)::bigint as late,
       greatest(0, max(last_sequence) - min(first_sequence) + 1 - sum(stored) - sum(rejected))::bigint as missing,
       (sum(received) - sum(stored) - sum(duplicate) - sum(rejected))::bigint as balance
from chat_ledger_line
group by generation, source;
comment on view chat_ledger_balance is
    'per source: sent by its own numbering, received by count; balance 0 and missing 0 mean that nothing was lost';
comment on column chat_ledger_balance.sent is 'last less first sequence number, plus one: what the source numbered';
comment on column chat_ledger_balance.missing is 'numbers of the sequence that were neither stored nor rejected';

create view chat_sequence_gap as
select generation, source, lower(gap) as first_missing, upper(gap) - 1 as last_missing
from (
    select generation, source,
           int8multirange(int8range(min(lower(seen)), max(upper(seen)))) - range_agg(seen) as gaps
    from chat_ledger
    where seen is not null
    group by generation, source) missing
cross join lateral unnest(gaps) gap;
comment on view chat_sequence_gap is
    'numbers of a source''s sequence between its first and last that neither were stored nor repeated: lost, or rejected';
