import { useTranslation } from 'react-i18next';
import { useLive } from '@/live/live-store';
import type { Metrics } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';

/** The watch in two sentences, for those who only have a glance. */
export function Headline({ total }: { total: Metrics | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const active = useLive((state) => state.realtime?.activeConversations);
  const now =
    active === undefined ? t('headline.waiting') : active === 0 ? t('headline.quiet') : t('headline.active', { count: active });
  const { p50, p95 } = total?.responseMs ?? { p50: null, p95: null };
  return (
    <p className="max-w-4xl font-display text-2xl leading-snug font-medium tracking-tight text-balance sm:text-[1.75rem]">
      {now}{' '}
      {total && (
        <span className="text-soft">
          {p50 === null ? t('headline.noSpeed') : t('headline.speed', { p50: format.duration(p50), p95: format.duration(p95) })}
        </span>
      )}
    </p>
  );
}
