import { ArrowTrendingUpIcon, LightBulbIcon } from '@heroicons/react/24/outline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { QuestionRow } from '@/lib/api/types';
import { useTopicName } from '@/lib/topic-name';
import { useFormat } from '@/lib/use-format';

/** From these shares on, a figure is one to act on. */
const UNRESOLVED = 0.3;
const UPSET = 0.3;

/** One question: how often, by how many, how it went, and the best answer there is. */
export function QuestionCard({ item, rank }: { item: QuestionRow; rank: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicName = useTopicName();
  return (
    <li className="rounded-panel border border-line bg-surface p-4 shadow-panel sm:p-5" data-question={item.clusterId}>
      <div className="flex items-start gap-3">
        <span className="numeric mt-0.5 w-6 shrink-0 text-right text-sm text-soft" aria-hidden="true">{rank}</span>
        <div className="min-w-0 flex-1">
          <h2 className="font-display text-lg leading-snug font-semibold tracking-tight break-words" dir="auto" lang={item.language}>
            {item.question}
          </h2>
          <p className="numeric mt-1 text-sm text-soft">
            {t('questions.asked', { asked: format.count(item.asked), users: format.count(item.users) })}
            {item.askedAgain > 0 && ` · ${t('questions.again', { count: item.askedAgain })}`}
          </p>
          <div className="mt-2 flex flex-wrap gap-1.5 text-xs">
            <Tag tone="bg-sea-wash text-sea">{topicName(item.topic)}</Tag>
            <Share value={item.unresolvedShare} alarm={UNRESOLVED} word="unresolved" />
            <Share value={item.negativeAfterShare} alarm={UPSET} word="upset" />
            {item.growing && (
              <Tag tone="bg-lamp-wash text-lamp">
                <ArrowTrendingUpIcon className="size-3.5" aria-hidden="true" />
                {t('questions.growing', { before: format.count(item.previousAsked) })}
              </Tag>
            )}
          </div>
          <Wordings item={item} />
          <Answer item={item} />
          <p className="numeric mt-3 text-xs text-soft">
            {t('questions.seen', { first: format.instant(item.firstSeen, 'dayMinute'), last: format.instant(item.lastSeen, 'dayMinute') })}
            {` · ${item.agentId}`}
          </p>
        </div>
      </div>
    </li>
  );
}

function Tag({ tone, children }: { tone: string; children: ReactNode }) {
  return <span className={`numeric inline-flex items-center gap-1 rounded-full px-2 py-0.5 ${tone}`}>{children}</span>;
}

function Share({ value, alarm, word }: { value: number | null; alarm: number; word: 'unresolved' | 'upset' }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === null) return null;
  return <Tag tone={value >= alarm ? 'bg-bad-wash text-bad' : 'bg-sunken text-soft'}>{t(`questions.${word}`, { share: format.share(value) })}</Tag>;
}

function Wordings({ item: { samples, typicalWords, language } }: { item: QuestionRow }) {
  const { t } = useTranslation();
  if (samples.length === 0) return null;
  return (
    <div className="mt-3 text-sm text-soft">
      <p>{t('questions.alsoPut')}</p>
      <ul className="mt-1 list-disc pl-5" lang={language}>
        {samples.map((sample) => (
          <li key={sample} className="line-clamp-2 break-words" dir="auto">{sample}</li>
        ))}
      </ul>
      {typicalWords.length > 0 && <p className="mt-1 text-xs">{t('questions.words', { words: typicalWords.join(', ') })}</p>}
    </div>
  );
}

function Answer({ item: { suggestedAnswer: answer, language } }: { item: QuestionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  if (answer === null) return null;
  return (
    <div className="mt-3 rounded-xl bg-sunken p-3 text-sm">
      <p className="flex items-center gap-1.5 font-medium">
        <LightBulbIcon className="size-4 text-lamp" aria-hidden="true" />
        {answer.rating === null ? t('questions.answerUnrated') : t('questions.answer', { rating: format.decimal(answer.rating) })}
      </p>
      <p className="mt-1 line-clamp-4 break-words whitespace-pre-line" dir="auto" lang={language}>{answer.text}</p>
      <Link
        to={{ pathname: `/conversations/${encodeURIComponent(answer.conversationId)}`, search }}
        className="mt-1.5 inline-block font-medium text-sea underline underline-offset-2"
      >
        {t('questions.open')}
      </Link>
    </div>
  );
}
