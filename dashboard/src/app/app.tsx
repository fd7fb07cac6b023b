import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { createI18n } from '@/lib/i18n/i18n';
import { usePreferences } from '@/lib/preferences-store';
import { createQueryClient } from '@/lib/query-client';
import { useApplyTheme } from '@/lib/theme';
import { ErrorBoundary } from './error-boundary';
import { Gate } from './gate';

export function App() {
  const language = usePreferences((state) => state.language);
  const [i18n] = useState(() => createI18n(language));
  const [queryClient] = useState(createQueryClient);
  useApplyTheme();
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return (
    <I18nextProvider i18n={i18n}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <NuqsAdapter>
              <Gate />
            </NuqsAdapter>
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorBoundary>
    </I18nextProvider>
  );
}
