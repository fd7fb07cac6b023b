-- How each conversation went for its user, from the scores of the user's messages in order (turns count from 0).
-- A view, so that late events, corrections and generations need no upkeep: asked for one conversation it reads that
-- conversation's rows through chat_insight_by_conversation.
create view chat_trajectory as
with turns as (
    select generation,
           conversation_id,
           event_id,
           score::double precision as score,
           row_number() over in_order - 1 as turn,
           round((score - lag(score) over in_order)::numeric, 4) as change,
           lag(event_id) over in_order as asked_before
    from chat_insight
    where role = 'user'
    window in_order as (partition by generation, conversation_id order by occurred_at, event_id)
)
select generation,
       conversation_id,
       count(*) as turns,
       (array_agg(score order by turn))[1] as start_score,
       (array_agg(score order by turn desc))[1] as end_score,
       avg(score) as mean_score,
       min(score) as worst_score,
       (array_agg(turn order by score, turn))[1] as worst_turn,
       coalesce(regr_slope(score, turn), 0) as slope,
       (array_agg(score order by turn desc))[1] - min(score) as recovery,
       (array_agg(asked_before order by change, turn) filter (where change <= -0.3))[1] as fell_after_turn_id
from turns
group by generation, conversation_id;

comment on column chat_trajectory.slope is 'change of the score per turn, along the least-squares line';
comment on column chat_trajectory.recovery is 'how far the end is above the worst turn';
comment on column chat_trajectory.fell_after_turn_id is
    'chat_turn.turn_id of the turn whose answer was followed by the steepest fall of at least 0.3; null without one';
