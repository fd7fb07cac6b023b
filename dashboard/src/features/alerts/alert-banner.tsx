import { BellAlertIcon } from '@heroicons/react/24/solid';
import { useTranslation } from 'react-i18next';
import { useAlertWords } from './alert-words';
import { useAlerts } from './use-alerts';

const MOST = 2;

/** Firing alerts, on top of every page, the moment the stream tells of them. */
export function AlertBanner() {
  const { t } = useTranslation();
  const words = useAlertWords();
  const { alerts } = useAlerts();
  const firing = alerts.filter((alert) => alert.state === 'firing');
  return (
    <div role="region" aria-label={t('alerts.region')} aria-live="polite">
      {firing.length > 0 && (
        <div className="mb-5 rounded-panel border border-bad/30 bg-bad-wash px-4 py-3 text-bad motion-safe:animate-[settle_300ms_ease-out]">
          <ul className="flex flex-col gap-2">
            {firing.slice(0, MOST).map((alert) => {
              const { title, figures, when } = words(alert);
              return (
                <li key={alert.alertId} className="flex items-start gap-3">
                  <BellAlertIcon className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
                  <p className="numeric min-w-0 text-sm">
                    <span className="font-semibold">{title}</span> · {alert.agentId} · {figures}{' '}
                    <span className="whitespace-nowrap opacity-90">({when})</span>
                  </p>
                </li>
              );
            })}
          </ul>
          {firing.length > MOST && (
            <p className="mt-2 pl-8 text-sm font-medium">{t('alerts.more', { count: firing.length - MOST })}</p>
          )}
        </div>
      )}
    </div>
  );
}
