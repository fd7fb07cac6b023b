import { useMemo, type ReactNode } from 'react';
import { QueryState } from '@/components/query-state';
import { useFilters } from '@/lib/filters';
import { refreshInterval } from '@/lib/time-range';
import { useLiveRefresh } from '@/live/use-live-refresh';
import { timeline } from './buckets';
import { LatencyChart, VolumeChart } from './charts';
import { Headline } from './headline';
import { MetricCards } from './metric-cards';
import { OutcomesPanel } from './outcomes-panel';
import { OverviewSkeleton } from './overview-skeleton';
import { SentimentPanel } from './sentiment-panel';
import { useHistory, type HistoryInWindow } from './use-history';

/** The panels of other features that belong on the same screen. */
export interface Beside {
  alerts: ReactNode;
  topics: ReactNode;
  trends: ReactNode;
}

/** The numbers of the period. */
export function Overview({ beside }: { beside: Beside }) {
  const { range } = useFilters();
  const history = useHistory();
  useLiveRefresh('metrics', refreshInterval(range));
  return (
    <div className="flex flex-col gap-5">
      <Headline total={history.data?.history.total} />
      <QueryState query={history} skeleton={<OverviewSkeleton />}>
        {(data) => <Numbers {...data} at={history.dataUpdatedAt} beside={beside} />}
      </QueryState>
    </div>
  );
}

function Numbers({ history, window, at, beside }: HistoryInWindow & { at: number; beside: Beside }) {
  const line = useMemo(() => timeline(history, at), [history, at]);
  const { total } = history;
  return (
    <div className="flex flex-col gap-4">
      <MetricCards total={total} previous={history.previous ?? null} line={line} />
      <div className="grid gap-4 lg:grid-cols-2">
        <LatencyChart total={total} line={line} step={window.step} />
        <VolumeChart total={total} line={line} step={window.step} />
      </div>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <OutcomesPanel total={total} />
        <SentimentPanel total={total} line={line} />
        <div className="grid md:max-xl:col-span-2">{beside.alerts}</div>
      </div>
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        {beside.topics}
        {beside.trends}
      </div>
    </div>
  );
}
