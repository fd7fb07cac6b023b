import { useTranslation } from 'react-i18next';
import { AlertsPanel } from '@/features/alerts/alerts-panel';
import { Overview } from '@/features/overview/overview';
import { TopicsPanel } from '@/features/topics/topics-panel';
import { TrendsPanel } from '@/features/trends/trends-panel';
import { PageHeader } from './page-header';

export function OverviewRoute() {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${t('app.overview')} · Vigía`}</title>
      <PageHeader title={t('app.overview')} />
      <Overview
        beside={{ alerts: <AlertsPanel />, topics: <TopicsPanel />, trends: <TrendsPanel /> }}
      />
    </>
  );
}
