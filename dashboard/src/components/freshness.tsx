import { useTranslation } from 'react-i18next';
import type { Metrics } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';

export type Fresh = Pick<Metrics, 'asOf' | 'complete' | 'lateEvents'>;

/** Up to when the numbers above it are known, and whether they may still change. */
export function Freshness({ of }: { of: Fresh | null | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!of?.asOf) return <p className="text-xs text-faint">{t('fresh.unknown')}</p>;
  return (
    <p className="numeric flex flex-wrap items-center gap-x-2 text-xs text-faint">
      <time dateTime={of.asOf} title={format.instant(of.asOf, 'full')}>
        {t('fresh.asOf', { time: format.instant(of.asOf, 'second') })}
      </time>
      {!of.complete && (
        <span title={t('fresh.provisionalHint')} className="flex items-center gap-1">
          <span aria-hidden="true" className="size-1.5 rounded-full border border-current" />
          {t('fresh.provisional')}
        </span>
      )}
      {of.lateEvents > 0 && <span>{t('fresh.late', { count: of.lateEvents })}</span>}
    </p>
  );
}

/** How many messages the analysis has still to read, where it is behind. */
export function Backlog({ messages }: { messages: number | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!messages) return null;
  return (
    <p className="numeric text-xs text-soft" title={t('fresh.backlogHint')} role="status">
      {t('fresh.backlog', { count: messages, messages: format.count(messages) })}
    </p>
  );
}

/** When an answer that has no watermark of its own was read; nothing before there is one. */
export function ReadAt({ at }: { at: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (at === 0) return null;
  return <p className="numeric text-xs text-faint">{t('fresh.readAt', { time: format.instant(at, 'second') })}</p>;
}
