import { useTranslation } from 'react-i18next';
import { Backlog, ReadAt } from '@/components/freshness';
import { Panel } from '@/components/panel';
import { QueryState } from '@/components/query-state';
import { LinesSkeleton } from '@/components/skeletons';
import type { TopicRow } from '@/lib/api/types';
import { negativeShare } from '@/lib/shares';
import { useTopicName } from '@/lib/topic-name';
import { useFormat } from '@/lib/use-format';
import { useTopics } from './use-topics';

const MOST = 8;

export function TopicsPanel() {
  const { t } = useTranslation();
  const topics = useTopics();
  return (
    <Panel title={t('topics.title')} note={t('topics.note')} freshness={<TopicsFreshness />}>
      <QueryState
        query={topics}
        isEmpty={(list) => list.topics.length === 0}
        empty={t('topics.empty')}
        skeleton={<LinesSkeleton lines={6} />}
      >
        {(list) => <TopicLines rows={list.topics} />}
      </QueryState>
    </Panel>
  );
}

function TopicsFreshness() {
  const topics = useTopics();
  return (
    <>
      <Backlog messages={topics.data?.backlog} />
      <ReadAt at={topics.dataUpdatedAt} />
    </>
  );
}

function TopicLines({ rows }: { rows: TopicRow[] }) {
  const most = Math.max(...rows.map((row) => row.share));
  return (
    <ol className="flex flex-col gap-3">
      {rows.slice(0, MOST).map((row) => (
        <TopicLine key={row.topic} row={row} most={most} />
      ))}
    </ol>
  );
}

/** Against the period before; a topic that was not there then has no percentage. */
function TopicChange({ row: { sentiment, previousMessages } }: { row: TopicRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className="numeric w-16 shrink-0 text-right text-xs text-soft" title={t('topics.change')}>
      {previousMessages === 0 ? t('topics.new') : format.change(sentiment.messages / previousMessages - 1)}
    </span>
  );
}

function TopicLine({ row, most }: { row: TopicRow; most: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const topicName = useTopicName();
  const negative = negativeShare(row.sentiment);
  return (
    <li className="text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate" title={row.topic ?? undefined}>{topicName(row.topic)}</span>
        <span className="numeric shrink-0 text-soft">
          {format.count(row.sentiment.messages)}
          <span className="ml-2 inline-block w-14 text-right font-medium text-ink">{format.share(row.share)}</span>
        </span>
      </div>
      <div className="mt-1.5 flex items-center gap-3">
        <span className="h-1.5 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
          <span className="block h-full rounded-full" style={{ width: `${(row.share / most) * 100}%`, background: 'var(--chart-p50)' }} />
        </span>
        <TopicChange row={row} />
        {negative !== null && (
          <span className={`numeric w-28 shrink-0 text-right text-xs ${negative > 0.3 ? 'text-bad' : 'text-faint'}`}>
            {t('topics.negative', { share: format.share(negative) })}
          </span>
        )}
      </div>
      <TopicService row={row} />
    </li>
  );
}

/** How its turns fared; nothing where none was looked at. */
function TopicService({ row: { service } }: { row: TopicRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (service.turns === 0) return null;
  const parts = [
    t('topics.success', { share: format.share(service.successRate) }),
    service.csat === null ? null : t('topics.csat', { share: format.share(service.csat) }),
    service.responseP50Ms === null ? null : t('topics.response', { time: format.duration(service.responseP50Ms) }),
    service.repeatedShare ? t('topics.repeated', { share: format.share(service.repeatedShare) }) : null,
  ];
  return (
    <p className="numeric mt-1 text-xs text-soft" title={t('topics.serviceHint', { count: service.turns })}>
      {parts.filter((part) => part !== null).join(' · ')}
    </p>
  );
}
