-- Tiles in tiers with distinct users; a ledger whose balance can fail; transcripts by their primary key.

alter table chat_metrics add column users_sketch bytea not null default '';
comment on column chat_metrics.users_sketch is 'distinct users who wrote, see DistinctUsers of the schema module';

-- One index where there were two: a transcript is a range of the primary key.
alter table chat_message drop constraint chat_message_pkey;
alter table chat_message add primary key (generation, conversation_id, occurred_at, event_id);
drop index chat_message_by_conversation;

-- lz4 is several times faster than the default; not every build of PostgreSQL has it.
do $$
begin
    alter table chat_message alter column text set compression lz4;
exception
    when feature_not_supported or invalid_parameter_value then
        raise notice 'this PostgreSQL has no lz4, messages are compressed by its default';
end;
$$;

-- The sequence of a source is gapless, so what arrived can be told without counting what became of it.
create view chat_ledger_balance as
select generation, source, min(minute) as first_minute, max(minute) as last_minute,
       min(first_sequence) as first_sequence, max(last_sequence) as last_sequence,
       max(last_sequence) - min(first_sequence) + 1 as sent,
       sum(received)::bigint as received, sum(stored)::bigint as stored, sum(duplicate)::bigint as duplicate,
       sum(rejected)::bigint as rejected, sum(late)::bigint as late,
       greatest(0, max(last_sequence) - min(first_sequence) + 1 - sum(stored) - sum(rejected))::bigint as missing,
       (sum(received) - sum(stored) - sum(duplicate) - sum(rejected))::bigint as balance
from chat_ledger
group by generation, source;
comment on view chat_ledger_balance is
    'per source: sent by its own numbering, received by count; balance 0 and missing 0 mean that nothing was lost';
comment on column chat_ledger_balance.sent is 'last less first sequence number, plus one: what the source numbered';
comment on column chat_ledger_balance.missing is 'numbers of the sequence that were neither stored nor rejected';
