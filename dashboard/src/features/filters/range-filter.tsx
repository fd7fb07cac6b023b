import { Popover, PopoverButton, PopoverPanel } from '@headlessui/react';
import { CalendarDaysIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { useFilters } from '@/lib/filters';
import { PRESETS } from '@/lib/time-range';
import { useFormat } from '@/lib/use-format';
import { CustomRangeForm } from './custom-range-form';

/** Five ready periods, and any other by its two ends. */
export function RangeFilter() {
  const { t } = useTranslation();
  const format = useFormat();
  const { range, setRange } = useFilters();
  const custom = !('preset' in range);
  const chosen = 'bg-surface text-ink shadow-sm font-medium';
  const other = 'text-soft hover:text-ink';
  return (
    <div role="group" aria-label={t('filters.range')} className="flex max-w-full items-center gap-0.5 rounded-xl bg-sunken p-1">
      {PRESETS.map((preset) => {
        const active = 'preset' in range && range.preset === preset;
        return (
          <button
            key={preset}
            type="button"
            aria-pressed={active}
            onClick={() => void setRange({ preset })}
            className={`rounded-lg px-2 py-1.5 text-sm whitespace-nowrap sm:px-2.5 ${active ? chosen : other}`}
          >
            {t(`filters.${preset}`)}
          </button>
        );
      })}
      <Popover className="relative">
        <PopoverButton
          aria-label={t('filters.custom')}
          className={`flex items-center gap-1.5 rounded-lg px-2 py-1.5 text-sm whitespace-nowrap ${custom ? chosen : other}`}
        >
          <CalendarDaysIcon className="size-5" aria-hidden="true" />
          {custom && (
            <span className="numeric hidden md:inline">
              {format.instant(range.from, 'dayMinute')} – {format.instant(range.to, 'dayMinute')}
            </span>
          )}
        </PopoverButton>
        <PopoverPanel
          anchor={{ to: 'bottom end', gap: 8, padding: 12 }}
          className="z-40 w-72 rounded-panel border border-line bg-surface p-4 shadow-panel"
        >
          {({ close }) => (
            <CustomRangeForm
              range={range}
              onApply={(from, to) => {
                void setRange({ from, to });
                close();
              }}
            />
          )}
        </PopoverPanel>
      </Popover>
    </div>
  );
}
