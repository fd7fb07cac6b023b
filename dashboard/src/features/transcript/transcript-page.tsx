import { ArrowLeftIcon, ClockIcon, StarIcon } from '@heroicons/react/24/outline';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { OutcomeBadge } from '@/components/outcome-badge';
import { QueryState } from '@/components/query-state';
import { LinesSkeleton } from '@/components/skeletons';
import { EmptyState } from '@/components/states';
import { ApiProblem } from '@/lib/api/problem';
import type { ConversationRow, FeedbackRow, Transcript } from '@/lib/api/types';
import { lasted } from '@/lib/shares';
import { useFormat } from '@/lib/use-format';
import { MessageBubble } from './message-bubble';
import { thread, type Entry } from './thread';
import { useTranscript } from './use-transcript';

export function TranscriptPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const query = useTranscript(id);
  const missing = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <Link to={{ pathname: '/conversations', search }} className="flex items-center gap-1.5 self-start rounded-lg text-sm font-medium text-sea hover:underline">
        <ArrowLeftIcon className="size-4" aria-hidden="true" />
        {t('transcript.back')}
      </Link>
      {missing ? (
        <EmptyState>{t('transcript.notFound')}</EmptyState>
      ) : (
        <QueryState query={query} skeleton={<LinesSkeleton lines={10} />}>
          {(transcript) => <Conversation transcript={transcript} />}
        </QueryState>
      )}
    </div>
  );
}

function Conversation({ transcript }: { transcript: Transcript }) {
  const { t } = useTranslation();
  const entries = useMemo(() => thread(transcript), [transcript]);
  const { conversation } = transcript;
  return (
    <>
      <Summary transcript={transcript} />
      <div className="rounded-panel border border-line bg-surface p-4 shadow-panel sm:p-6">
        {entries.length === 0 ? (
          <EmptyState>{t('transcript.empty')}</EmptyState>
        ) : (
          <ol aria-label={t('transcript.messages')} className="flex flex-col gap-4">
            {entries.map((entry) => (
              <li key={entry.key} className="flex flex-col gap-4"><EntryView entry={entry} /></li>
            ))}
          </ol>
        )}
        {conversation.endedAt && (
          <Divider>{ending(conversation, t)}</Divider>
        )}
      </div>
    </>
  );
}

function Summary({ transcript: { conversation } }: { transcript: Transcript }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: [string, string][] = [
    [t('conversations.start'), format.instant(conversation.startedAt, 'dayMinute')],
    [t('conversations.duration'), format.duration(lasted(conversation))],
    [t('conversations.turns'), format.count(conversation.turns)],
    [t('conversations.rating'), conversation.rating === null ? t('conversations.noRating') : t('conversations.stars', { rating: conversation.rating })],
  ];
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 font-display text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]" dir="auto">
          {t('transcript.with', { user: conversation.userId ?? t('conversations.anonymous'), agent: conversation.agentId })}
        </h2>
        <OutcomeBadge outcome={conversation.outcome} />
      </div>
      <dl className="numeric flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
        <div className="min-w-0">
          <dt className="text-xs text-soft">ID</dt>
          <dd className="font-medium [overflow-wrap:anywhere]">{conversation.conversationId}</dd>
        </div>
      </dl>
    </header>
  );
}

function EntryView({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (entry.kind) {
    case 'message':
      return (
        <>
          {entry.day && <Divider>{format.instant(entry.at, 'dayMinute')}</Divider>}
          <MessageBubble message={entry.message} turn={entry.turn} repeats={entry.repeats} />
        </>
      );
    case 'unanswered':
      return (
        <p className="flex items-center gap-2 self-start rounded-full bg-bad-wash px-3 py-1 text-sm text-bad">
          <ClockIcon className="size-4" aria-hidden="true" />
          {t('transcript.timeout')}
        </p>
      );
    case 'feedback':
      return <Feedback feedback={entry.feedback} />;
  }
}

function Feedback({ feedback: { rating, thumbs, comment } }: { feedback: FeedbackRow }) {
  const { t } = useTranslation();
  const words =
    rating !== null ? t('transcript.rated', { rating }) : thumbs === 'down' ? t('transcript.thumbsDown') : t('transcript.thumbsUp');
  return (
    <div className="flex items-start gap-2 self-center rounded-2xl bg-lamp-wash px-4 py-2 text-sm text-lamp">
      <StarIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div>
        <p className="font-medium">{words}</p>
        {comment && <p dir="auto" className="[overflow-wrap:anywhere]">{comment}</p>}
      </div>
    </div>
  );
}

function ending({ outcome, dropOffTurn }: ConversationRow, t: TFunction): string {
  const end = outcome === 'handed_off' ? t('transcript.handoff') : t('transcript.ended');
  return dropOffTurn === null ? end : `${end} · ${t('transcript.gaveUp', { turn: dropOffTurn })}`;
}

function Divider({ children }: { children: string }) {
  return (
    <p className="mt-4 mb-1 flex items-center gap-3 text-xs text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}
