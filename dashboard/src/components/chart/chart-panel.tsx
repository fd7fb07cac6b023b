import { ChartBarIcon, TableCellsIcon } from '@heroicons/react/24/outline';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button';
import { Panel } from '../panel';
import { Chart } from './chart';
import { ChartTable } from './chart-table';
import type { ChartModel, ChartSeries } from './chart-types';

interface Props {
  title: string;
  note: string;
  /** Absent while there is nothing to draw; `children` then says why. */
  model: ChartModel | null;
  summary: string;
  freshness: ReactNode;
  children?: ReactNode;
}

/** A chart with its legend and, one press away, its table. */
export function ChartPanel({ title, note, model, summary, freshness, children }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const toggle = model && (
    <IconButton
      label={table ? t('chart.asChart') : t('chart.asTable')}
      icon={table ? ChartBarIcon : TableCellsIcon}
      pressed={table}
      onClick={() => setTable(!table)}
    />
  );
  return (
    <Panel title={title} note={note} actions={toggle} freshness={freshness}>
      {model && <Legend series={model.series} />}
      <div className="relative h-60 min-w-0 sm:h-64">
        {model ? table ? <ChartTable model={model} label={title} /> : <Chart model={model} label={summary} /> : children}
      </div>
    </Panel>
  );
}

function Legend({ series }: { series: ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-2 text-sm text-soft">
      {series.map(({ key, label, color, kind, dashed }) => (
        <li key={key} className="flex items-center gap-2">
          <svg width="16" height="10" aria-hidden="true">
            {kind === 'bar' ? (
              <rect x="3" y="0" width="10" height="10" rx="2.5" fill={`var(--${color})`} />
            ) : (
              <line
                x1="0" y1="5" x2="16" y2="5" strokeWidth="2.5" strokeLinecap="round"
                stroke={`var(--${color})`} strokeDasharray={dashed ? '2 4' : undefined}
              />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
