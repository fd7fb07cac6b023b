import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/components/states';

export function NotFoundRoute() {
  const { t } = useTranslation();
  return (
    <EmptyState action={<Link to="/" className="font-medium text-sea hover:underline">{t('app.goHome')}</Link>}>
      {t('app.notFound')}
    </EmptyState>
  );
}
