import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPanel } from '@/components/chart/chart-panel';
import { Freshness } from '@/components/freshness';
import { EmptyState } from '@/components/states';
import type { Metrics } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';
import type { Timeline } from './buckets';
import { latencyModel, volumeModel } from './chart-models';

interface Props {
  total: Metrics;
  line: Timeline;
  step: number;
}

function useWords() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      p50: t('chart.p50'),
      p95: t('chart.p95'),
      messages: t('metric.messages'),
      conversations: t('metric.conversations'),
    }),
    [t],
  );
}

export function LatencyChart({ total, line, step }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const model = useMemo(() => latencyModel(line, step, words, format), [line, step, words, format]);
  const parts = [`${words.p50} ${format.duration(total.responseMs.p50)}`, `${words.p95} ${format.duration(total.responseMs.p95)}`];
  return (
    <ChartPanel
      title={t('chart.latency')}
      note={t('chart.latencyNote', { step: format.duration(step) })}
      summary={`${t('chart.latency')}: ${parts.join(', ')}`}
      model={model}
      freshness={<Freshness of={total} />}
    >
      <EmptyState>{t('metric.noAnswers')}</EmptyState>
    </ChartPanel>
  );
}

export function VolumeChart({ total, line, step }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const model = useMemo(() => volumeModel(line, step, words, format), [line, step, words, format]);
  const parts = [`${words.messages} ${format.count(total.messages)}`, `${words.conversations} ${format.count(total.conversations)}`];
  return (
    <ChartPanel
      title={t('chart.volume')}
      note={t('chart.volumeNote', { step: format.duration(step) })}
      summary={`${t('chart.volume')}: ${parts.join(', ')}`}
      model={model}
      freshness={<Freshness of={total} />}
    >
      <EmptyState>{t('state.empty')}</EmptyState>
    </ChartPanel>
  );
}
