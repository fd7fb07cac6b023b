import { GlobeAltIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { AgentFilter } from '@/features/filters/agent-filter';
import { RangeFilter } from '@/features/filters/range-filter';
import { zoneOffset } from '@/lib/format/instant';
import { usePreferences } from '@/lib/preferences-store';
import { useNow } from '@/lib/use-now';

/** The title of a page, and the filters that every page shares. */
export function PageHeader({ title }: { title: string }) {
  const { t } = useTranslation();
  const timeZone = usePreferences((state) => state.timeZone);
  const offset = zoneOffset(timeZone, useNow(60_000));
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="font-display text-sm font-semibold tracking-wide text-sea uppercase">{title}</h1>
        <p className="mt-0.5 flex items-center gap-1.5 text-xs text-soft">
          <GlobeAltIcon className="size-4" aria-hidden="true" />
          {t('filters.timesIn', { zone: timeZone.replaceAll('_', ' '), offset })}
        </p>
      </div>
      <div className="flex max-w-full flex-wrap items-center gap-2">
        <AgentFilter />
        <RangeFilter />
      </div>
    </div>
  );
}
