import { useTranslation } from 'react-i18next';
import { TranscriptPage } from '@/features/transcript/transcript-page';

export function TranscriptRoute() {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${t('transcript.title')} · Vigía`}</title>
      <h1 className="sr-only">{t('transcript.title')}</h1>
      <TranscriptPage />
    </>
  );
}
