import { ExclamationCircleIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import type { MessageRow, TurnRow } from '@/lib/api/types';
import { useTopicName } from '@/lib/topic-name';
import { useFormat } from '@/lib/use-format';
import { LongText } from './long-text';
import { SentimentMark } from './sentiment-mark';

interface Props {
  message: MessageRow;
  /** The turn whose latency this answer ended. */
  turn: TurnRow | null;
  /** Whether the user asks here what was asked earlier in the conversation. */
  repeats: boolean;
}

export function MessageBubble({ message, turn, repeats }: Props) {
  const { t } = useTranslation();
  const user = message.role === 'user';
  const shape = user ? 'rounded-br-md bg-sea text-on-sea' : message.failed ? 'rounded-bl-md border border-bad/40 bg-bad-wash' : 'rounded-bl-md bg-sunken';
  return (
    <div className={`flex max-w-[88%] flex-col gap-1 sm:max-w-[75%] ${user ? 'items-end self-end' : 'items-start self-start'}`}>
      <div className={`max-w-full rounded-2xl px-4 py-2.5 ${shape}`}>
        <span className="sr-only">{user ? t('transcript.user') : t('transcript.agent')}: </span>
        {message.failed && (
          <p className="flex items-center gap-1.5 text-sm font-medium text-bad">
            <ExclamationCircleIcon className="size-4 shrink-0" aria-hidden="true" />
            {t('transcript.failed', { reason: message.failureReason ?? '?' })}
          </p>
        )}
        {message.text !== '' && <LongText text={message.text} />}
      </div>
      <Details message={message} turn={turn} repeats={repeats} />
    </div>
  );
}

function Details({ message, turn, repeats }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicName = useTopicName();
  const latency = turn?.responseMs ?? null;
  const first = turn?.firstResponseMs ?? null;
  const stalls = turn?.stalls ?? 0;
  const tokens = message.inputTokens != null && message.outputTokens != null;
  return (
    <div className="numeric flex flex-wrap items-center gap-x-2.5 gap-y-0.5 px-1 text-xs text-soft">
      <time dateTime={message.occurredAt} title={format.instant(message.occurredAt, 'full')}>
        {format.instant(message.occurredAt, 'second')}
      </time>
      {latency !== null && (
        <span title={first === null ? undefined : t('transcript.firstIn', { time: format.duration(first) })}>
          {t('transcript.answeredIn', { time: format.duration(latency) })}
        </span>
      )}
      {stalls > 0 && <span className="rounded-full bg-lamp-wash px-2 py-0.5 text-lamp">{t('transcript.stalls', { count: stalls })}</span>}
      {repeats && <span className="rounded-full bg-lamp-wash px-2 py-0.5 text-lamp">{t('transcript.repeats')}</span>}
      {message.fallback && <span className="rounded-full bg-lamp-wash px-2 py-0.5 text-lamp">{t('transcript.fallback')}</span>}
      {message.sentiment && <SentimentMark sentiment={message.sentiment} score={message.score ?? null} />}
      {message.topic && <span className="rounded-full bg-sea-wash px-2 py-0.5 text-sea">{topicName(message.topic)}</span>}
      {message.model && <span>{message.model}</span>}
      {tokens && (
        <span>{t('transcript.tokens', { input: format.count(message.inputTokens), output: format.count(message.outputTokens) })}</span>
      )}
    </div>
  );
}
