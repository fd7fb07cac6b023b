import { useTranslation } from 'react-i18next';
import { Freshness } from '@/components/freshness';
import { Panel } from '@/components/panel';
import { EmptyState } from '@/components/states';
import type { Metrics } from '@/lib/api/types';
import { Containment } from './containment';
import { Distribution } from './distribution';

export function OutcomesPanel({ total }: { total: Metrics }) {
  const { t } = useTranslation();
  const { resolved, handedOff, abandoned, open } = total.outcomes;
  const slices = [
    { key: 'resolved', label: t('outcomes.resolved'), value: resolved, color: 'good-fill' },
    { key: 'handedOff', label: t('outcomes.handed_off'), value: handedOff, color: 'chart-p95' },
    { key: 'abandoned', label: t('outcomes.abandoned'), value: abandoned, color: 'bad-fill' },
    { key: 'open', label: t('outcomes.open'), value: open, color: 'mid-fill' },
  ];
  const none = slices.every((slice) => slice.value === 0);
  return (
    <Panel title={t('outcomes.title')} note={t('outcomes.note')} freshness={<Freshness of={total} />}>
      {none ? <EmptyState>{t('outcomes.empty')}</EmptyState> : <Distribution slices={slices} />}
      <Containment of={total.containment} />
    </Panel>
  );
}
