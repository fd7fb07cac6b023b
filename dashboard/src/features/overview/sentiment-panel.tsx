import { useTranslation } from 'react-i18next';
import { Freshness } from '@/components/freshness';
import { Panel } from '@/components/panel';
import { Sparkline } from '@/components/sparkline';
import { EmptyState } from '@/components/states';
import type { Metrics } from '@/lib/api/types';
import { negativeShare, sentimentTotal } from '@/lib/shares';
import type { Timeline } from './buckets';
import { Distribution } from './distribution';

export function SentimentPanel({ total, line }: { total: Metrics; line: Timeline }) {
  const { t } = useTranslation();
  const { negative, neutral, positive } = total.sentiment ?? { negative: 0, neutral: 0, positive: 0 };
  const slices = [
    { key: 'positive', label: t('sentiment.positive'), value: positive, color: 'good-fill' },
    { key: 'neutral', label: t('sentiment.neutral'), value: neutral, color: 'mid-fill' },
    { key: 'negative', label: t('sentiment.negative'), value: negative, color: 'bad-fill' },
  ];
  return (
    <Panel title={t('sentiment.title')} note={t('sentiment.note')} freshness={<Freshness of={total} />}>
      {sentimentTotal(total.sentiment) === 0 ? (
        <EmptyState>{t('sentiment.empty')}</EmptyState>
      ) : (
        <>
          <Distribution slices={slices} />
          <div className="mt-auto pt-3">
            <Sparkline values={line.buckets.map((bucket) => negativeShare(bucket.sentiment))} color="bad-fill" />
          </div>
        </>
      )}
    </Panel>
  );
}
