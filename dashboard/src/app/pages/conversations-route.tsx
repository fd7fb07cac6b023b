import { useTranslation } from 'react-i18next';
import { ConversationsPage } from '@/features/conversations/conversations-page';
import { PageHeader } from './page-header';

export function ConversationsRoute() {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${t('conversations.title')} · Vigía`}</title>
      <PageHeader title={t('conversations.title')} />
      <ConversationsPage />
    </>
  );
}
