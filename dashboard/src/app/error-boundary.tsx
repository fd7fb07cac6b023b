import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

interface Props {
  children: ReactNode;
}

/** A bug in one component must not leave a white page. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main role="alert" className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
            <h1 className="font-display text-2xl font-semibold">{t('app.broken')}</h1>
            <button type="button" onClick={() => window.location.reload()} className="rounded-xl bg-sea px-5 py-2.5 font-medium text-on-sea">
              {t('app.reload')}
            </button>
          </main>
        )}
      </Translation>
    );
  }
}
