-- How often an answer stood still while it was streamed, and in which turn users gave up.
alter table chat_turn add column stalls bigint;
comment on column chat_turn.stalls is
    'silences within the streamed answers, longer than the bridge allows (VIGIA_STALL_GAP); null when none was streamed';

alter table chat_conversation
    add column drop_off_turn integer generated always as (case when outcome = 'abandoned' then turns end) stored;
comment on column chat_conversation.drop_off_turn is
    'chat_turn.position of the turn after which the user gave up; null unless the outcome is abandoned';
