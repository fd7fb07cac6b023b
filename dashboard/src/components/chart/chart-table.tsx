import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/use-format';
import type { ChartModel } from './chart-types';

/** The same numbers for those who read rather than look; newest first. */
export function ChartTable({ model, label }: { model: ChartModel; label: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const newestFirst = model.times.map((time, index) => ({ time, index })).reverse();
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="h-full overflow-auto rounded-lg" role="region" aria-label={label} tabIndex={0}>
      <table className="numeric w-full text-left text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-surface text-soft">
          <tr>
            <th scope="col" className="py-1.5 pr-3 font-medium">{t('chart.time')}</th>
            {model.series.map((series) => (
              <th key={series.key} scope="col" className="px-3 py-1.5 text-right font-medium">{series.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ time, index }) => (
            <tr key={time} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal whitespace-nowrap">
                {format.instant(time, 'dayMinute')}
                {model.provisional[index] && <span className="ml-2 text-xs text-faint">{t('chart.provisional')}</span>}
              </th>
              {model.series.map((series) => (
                <td key={series.key} className="px-3 py-1.5 text-right whitespace-nowrap">
                  {series.format(series.values[index] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
