import {
  BoltIcon,
  ChatBubbleLeftRightIcon,
  CheckCircleIcon,
  FaceFrownIcon,
  SignalIcon,
  StarIcon,
} from '@heroicons/react/24/outline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/live/live-store';
import type { Metrics } from '@/lib/api/types';
import { negativeShare, sentimentTotal } from '@/lib/shares';
import { useFormat } from '@/lib/use-format';
import type { Timeline } from './buckets';
import { change } from './change';
import { MetricCard } from './metric-card';

interface Props {
  total: Metrics;
  previous: Metrics | null;
  line: Timeline;
}

/** The six numbers of a watch. Two come from the stream and mean "now"; four are of the chosen period. */
export function MetricCards({ total, previous, line }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const trail = (pick: (bucket: Metrics) => number | null) => line.buckets.map(pick);
  const negative = negativeShare(total.sentiment);
  return (
    <div className="grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-3 2xl:grid-cols-6">
      <ActiveCard total={total} previous={previous} trail={trail((bucket) => bucket.conversations)} />
      <MessagesCard total={total} previous={previous} trail={trail((bucket) => bucket.messages)} />
      <MetricCard
        id="success-rate"
        title={t('metric.successRate')}
        icon={CheckCircleIcon}
        value={format.share(total.successRate)}
        absence={t('metric.noTurns')}
        hint={t('metric.successHint', { turns: format.count(total.turns) })}
        change={change({ current: total.successRate, previous: previous?.successRate, kind: 'points', good: 'up' })}
        previous={format.share(previous?.successRate)}
        trail={trail((bucket) => bucket.successRate)}
        trailColor="good-fill"
        fresh={total}
      />
      <MetricCard
        id="response-time"
        title={t('metric.responseTime')}
        icon={BoltIcon}
        value={format.duration(total.responseMs.p50)}
        unit={t('metric.median')}
        absence={t('metric.noAnswers')}
        hint={t('metric.responseHint', { first: format.duration(total.firstResponseMs.p50) })}
        aside={
          <Aside>
            <span className="font-medium text-ink">{format.duration(total.responseMs.p95)}</span> {t('metric.p95')}
          </Aside>
        }
        change={change({ current: total.responseMs.p50, previous: previous?.responseMs.p50, kind: 'relative', good: 'down' })}
        previous={format.duration(previous?.responseMs.p50)}
        trail={trail((bucket) => bucket.responseMs.p50)}
        fresh={total}
      />
      <MetricCard
        id="csat"
        title={t('metric.csat')}
        icon={StarIcon}
        value={format.share(total.csat.score)}
        absence={t('metric.noRatings')}
        hint={t('metric.csatHint', {
          ratings: format.count(total.csat.ratings),
          rate: format.share(total.csat.responseRate),
        })}
        aside={
          <Aside>{t('metric.csatAside', { rate: format.share(total.csat.responseRate) })}</Aside>
        }
        change={change({ current: total.csat.score, previous: previous?.csat.score, kind: 'points', good: 'up' })}
        previous={format.share(previous?.csat.score)}
        trail={trail((bucket) => bucket.csat.score)}
        trailColor="chart-p95"
        fresh={total}
      />
      <MetricCard
        id="negative"
        title={t('metric.negative')}
        icon={FaceFrownIcon}
        value={format.share(negative)}
        absence={t('metric.noSentiment')}
        hint={t('metric.negativeHint', {
          negative: format.count(total.sentiment?.negative),
          total: format.count(sentimentTotal(total.sentiment)),
        })}
        change={change({ current: negative, previous: negativeShare(previous?.sentiment), kind: 'points', good: 'down' })}
        previous={format.share(negativeShare(previous?.sentiment))}
        trail={trail((bucket) => negativeShare(bucket.sentiment))}
        trailColor="bad-fill"
        fresh={total}
      />
    </div>
  );
}

interface LiveCardProps {
  total: Metrics;
  previous: Metrics | null;
  trail: (number | null)[];
}

function ActiveCard({ total, previous, trail }: LiveCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const active = useLive((state) => state.realtime?.activeConversations);
  const fresh = useLive((state) => state.realtime?.last5m);
  return (
    <MetricCard
      id="active"
      title={t('metric.activeConversations')}
      icon={ChatBubbleLeftRightIcon}
      value={format.count(active)}
      absence={t('headline.waiting')}
      hint={t('metric.activeHint')}
      aside={<Aside>{t('metric.started', { value: format.count(total.conversations) })}</Aside>}
      change={change({ current: total.conversations, previous: previous?.conversations, kind: 'relative', good: 'none' })}
      previous={format.count(previous?.conversations)}
      trail={trail}
      fresh={fresh}
    />
  );
}

function MessagesCard({ total, previous, trail }: LiveCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const last5m = useLive((state) => state.realtime?.last5m);
  const perMinute = last5m ? last5m.messages / 5 : null;
  return (
    <MetricCard
      id="messages-per-minute"
      title={t('metric.messagesPerMinute')}
      icon={SignalIcon}
      value={format.decimal(perMinute)}
      absence={t('headline.waiting')}
      hint={t('metric.messagesPerMinuteHint', { count: last5m?.messages ?? 0 })}
      aside={<Aside>{t('metric.written', { value: format.count(total.messages) })}</Aside>}
      change={change({ current: total.messages, previous: previous?.messages, kind: 'relative', good: 'none' })}
      previous={format.count(previous?.messages)}
      trail={trail}
      trailColor="chart-line"
      fresh={last5m}
    />
  );
}

function Aside({ children }: { children: ReactNode }) {
  return <p className="numeric text-sm text-soft">{children}</p>;
}
