import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOffset } from '@/lib/format/instant';
import { resolveRange, type TimeRange } from '@/lib/time-range';
import { useFormat } from '@/lib/use-format';
import { fromLocalText, toLocalText } from './local-instant';

const LONGEST = 400 * 86_400_000;

interface Props {
  range: TimeRange;
  onApply: (from: number, to: number) => void;
}

export function CustomRangeForm({ range, onApply }: Props) {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const [initial] = useState(() => resolveRange(range, Date.now()));
  const [from, setFrom] = useState(toLocalText(initial.from, timeZone));
  const [to, setTo] = useState(toLocalText(initial.to, timeZone));
  const [fault, setFault] = useState<'filters.backwards' | 'filters.tooLong' | null>(null);

  const apply = (event: FormEvent) => {
    event.preventDefault();
    const [start, end] = [fromLocalText(from, timeZone), fromLocalText(to, timeZone)];
    if (!(start < end)) setFault('filters.backwards');
    else if (end - start > LONGEST) setFault('filters.tooLong');
    else onApply(start, end);
  };

  return (
    <form onSubmit={apply} className="flex flex-col gap-3 text-sm">
      <label className="flex flex-col gap-1">
        {t('filters.from')}
        <input type="datetime-local" required className="field" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="flex flex-col gap-1">
        {t('filters.to')}
        <input type="datetime-local" required className="field" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <p className="text-xs text-soft">
        {t('filters.timesIn', { zone: timeZone, offset: zoneOffset(timeZone, initial.to) })}
      </p>
      {fault && <p role="alert" className="text-sm text-bad">{t(fault)}</p>}
      <button type="submit" className="rounded-xl bg-sea px-4 py-2 font-medium text-on-sea hover:opacity-90">
        {t('filters.apply')}
      </button>
    </form>
  );
}
