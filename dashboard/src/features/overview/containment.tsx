import { useTranslation } from 'react-i18next';
import type { Metrics } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';

/** How many conversations the agent ended alone, and whether their users stayed away. What is not known yet is not shown. */
export function Containment({ of: { rate, durableRate, repeatRate24h, repeatRate7d } }: { of: Metrics['containment'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [
    { key: 'rate', label: t('containment.rate'), share: rate },
    { key: 'durable', label: t('containment.durable'), share: durableRate },
    { key: 'day', label: t('containment.repeat_24h'), share: repeatRate24h },
    { key: 'week', label: t('containment.repeat_7d'), share: repeatRate7d },
  ].flatMap(({ share, ...row }) => (share === null ? [] : [{ ...row, share }]));
  if (rows.length === 0) return null;
  return (
    <dl className="mt-4 space-y-2.5 border-t border-line pt-4 text-sm">
      {rows.map(({ key, label, share }) => (
        <div key={key} className="flex items-baseline justify-between gap-3" data-containment={key}>
          <dt className="text-soft">{label}</dt>
          <dd className="numeric font-medium">{format.share(share)}</dd>
        </div>
      ))}
    </dl>
  );
}
