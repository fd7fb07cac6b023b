import { BellAlertIcon, CheckIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { ReadAt } from '@/components/freshness';
import { Panel } from '@/components/panel';
import { QueryState } from '@/components/query-state';
import { LinesSkeleton } from '@/components/skeletons';
import type { AlertRow } from '@/lib/api/types';
import { useAlertWords } from './alert-words';
import { useAlerts } from './use-alerts';

const MOST = 3;

export function AlertsPanel() {
  const { t } = useTranslation();
  const { query, alerts } = useAlerts();
  return (
    <Panel title={t('alerts.title')} note={t('alerts.note')} freshness={<ReadAt at={query.dataUpdatedAt} />}>
      <QueryState query={query} isEmpty={() => alerts.length === 0} empty={t('alerts.empty')} skeleton={<LinesSkeleton lines={3} />}>
        {() => (
          <ul className="flex flex-col divide-y divide-line">
            {alerts.slice(0, MOST).map((alert) => (
              <AlertLine key={alert.alertId} alert={alert} />
            ))}
          </ul>
        )}
      </QueryState>
    </Panel>
  );
}

function AlertLine({ alert }: { alert: AlertRow }) {
  const { t } = useTranslation();
  const { title, figures, when } = useAlertWords()(alert);
  const firing = alert.state === 'firing';
  const Icon = firing ? BellAlertIcon : CheckIcon;
  return (
    <li className="flex items-start gap-3 py-2.5 first:pt-0">
      <span className={`rounded-xl p-2 ${firing ? 'bg-bad-wash text-bad' : 'bg-sunken text-soft'}`}>
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="numeric min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          {title}
          <span className={`rounded-full px-2 py-0.5 text-xs ${firing ? 'bg-bad-wash text-bad' : 'bg-sunken text-soft'}`}>
            {firing ? t('alerts.firing') : t('alerts.resolved')}
          </span>
        </p>
        <p className="mt-0.5 text-xs text-soft">{alert.agentId} · {figures}</p>
        <p className="text-xs text-faint">{when}</p>
      </div>
    </li>
  );
}
