import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { createI18n } from '@/lib/i18n/i18n';
import { usePreferences, type Language } from '@/lib/preferences-store';

/** Renders as the page would, in one language and in UTC, at one address. */
export function renderAt(children: ReactNode, { address = '/', language = 'en' } = {}) {
  usePreferences.setState({ language, timeZone: 'UTC', theme: 'light' });
  window.history.replaceState(null, '', address);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nextProvider i18n={createI18n(language)}>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <NuqsAdapter>{children}</NuqsAdapter>
        </BrowserRouter>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}
