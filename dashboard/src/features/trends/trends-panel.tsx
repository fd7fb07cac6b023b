import { ArrowTrendingDownIcon, ArrowTrendingUpIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { ReadAt } from '@/components/freshness';
import { Panel } from '@/components/panel';
import { QueryState } from '@/components/query-state';
import { LinesSkeleton } from '@/components/skeletons';
import type { TrendRow } from '@/lib/api/types';
import { describeMeasure } from '@/lib/measures';
import { useFormat } from '@/lib/use-format';
import { notable } from './notable';
import { useTrends } from './use-trends';

export function TrendsPanel() {
  const { t } = useTranslation();
  const trends = useTrends();
  return (
    <Panel title={t('trends.title')} note={t('trends.note')} freshness={<ReadAt at={trends.dataUpdatedAt} />}>
      <QueryState
        query={trends}
        isEmpty={(page) => notable(page.items).length === 0}
        empty={t('trends.empty')}
        skeleton={<LinesSkeleton lines={4} />}
      >
        {(page) => (
          <ul className="flex flex-col divide-y divide-line">
            {notable(page.items).map((row) => (
              <TrendLine key={`${row.agentId} ${row.metric}`} row={row} />
            ))}
          </ul>
        )}
      </QueryState>
    </Panel>
  );
}

function TrendLine({ row }: { row: TrendRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const measure = describeMeasure(row.metric, format);
  const rising = row.direction === 'rising';
  const Icon = rising ? ArrowTrendingUpIcon : ArrowTrendingDownIcon;
  const tone =
    measure.good === 'none' ? 'bg-sunken text-soft' : rising === (measure.good === 'up') ? 'bg-good-wash text-good' : 'bg-bad-wash text-bad';
  return (
    <li data-trend={row.metric} className="flex items-center gap-3 py-2.5 first:pt-0">
      <span className={`rounded-xl p-2 ${tone}`}>
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{measure.label ? t(measure.label) : measure.name}</p>
        <p className="truncate text-xs text-soft">
          {rising ? t('trends.rising') : t('trends.falling')} · {row.agentId}
        </p>
      </div>
      <div className="numeric shrink-0 text-right">
        <p className="text-sm font-semibold">{measure.figure(row.currentValue)}</p>
        <p className="text-xs text-soft">{t('trends.usual', { value: measure.figure(row.baselineValue) })}</p>
      </div>
    </li>
  );
}
