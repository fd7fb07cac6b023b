import { useTranslation } from 'react-i18next';
import { QuestionsPage } from '@/features/questions/questions-page';
import { PageHeader } from './page-header';

export function QuestionsRoute() {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${t('questions.title')} · Vigía`}</title>
      <PageHeader title={t('questions.title')} />
      <QuestionsPage />
    </>
  );
}
