-- Questions that mean the same.
create table chat_question_cluster (
    generation      integer     not null,
    cluster_id      text        not null,
    agent_id        text        not null,
    language        text        not null,
    topic           text,
    representative  text        not null,
    asked           bigint      not null,
    first_seen      timestamptz not null,
    last_seen       timestamptz not null,
    updated_at      timestamptz not null default now(),
    primary key (generation, cluster_id)
);
comment on column chat_question_cluster.representative is 'the first question as it was asked, at most 300 characters';
comment on column chat_question_cluster.topic is 'of the first question; null: none of the known topics';
create index chat_question_cluster_by_agent on chat_question_cluster (generation, agent_id, last_seen desc);

-- Which cluster a user's question belongs to. Messages that ask nothing (greetings, thanks) have no row.
create table chat_question (
    generation       integer     not null,
    occurred_at      timestamptz not null,
    conversation_id  text        not null,
    event_id         text        not null,
    agent_id         text        not null,
    user_id          text,
    cluster_id       text        not null,
    similarity       real        not null check (similarity between 0 and 1),
    primary key (generation, conversation_id, event_id)
);
comment on column chat_question.similarity is 'to the representative of the cluster';
create index chat_question_by_time on chat_question (generation, occurred_at desc);
create index chat_question_by_cluster on chat_question (generation, cluster_id, occurred_at desc);

-- The same question again in one conversation: repeat_of is the event id of the first time, null on that one itself.
create view chat_question_repeat as
select q.*,
       nullif(first_value(q.event_id) over (partition by q.generation, q.conversation_id, q.cluster_id
                  order by q.occurred_at, q.event_id), q.event_id) as repeat_of
from chat_question q;
