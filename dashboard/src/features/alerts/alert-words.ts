import { useTranslation } from 'react-i18next';
import type { AlertRow } from '@/lib/api/types';
import { describeMeasure } from '@/lib/measures';
import { useFormat } from '@/lib/use-format';

/** An alert in the reader's language, with figures in the reader's units. */
export function useAlertWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return (alert: AlertRow) => {
    const measure = describeMeasure(alert.metric, format);
    const time = (at: string) => format.instant(at, 'dayMinute');
    return {
      title: measure.label ? t(measure.label) : measure.name,
      figures: t('alerts.reached', { value: measure.figure(alert.value), threshold: measure.figure(alert.threshold) }),
      when: alert.resolvedAt
        ? t('alerts.until', { from: time(alert.startedAt), to: time(alert.resolvedAt) })
        : t('alerts.since', { time: time(alert.startedAt) }),
    };
  };
}
