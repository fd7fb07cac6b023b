import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { Mark } from '@/components/brand';
import { LinesSkeleton } from '@/components/skeletons';
import { AlertBanner } from '@/features/alerts/alert-banner';
import type { Session } from '@/lib/api/types';
import { useLiveStream } from '@/live/use-live-stream';
import { LiveBadge } from './live-badge';
import { Navigation } from './navigation';
import { PreferencesMenu } from './preferences-menu';

/** What stays around every page: the way about, the state of the stream, what is burning. */
export function Shell({ session, token }: { session: Session; token: string }) {
  const { t } = useTranslation();
  useLiveStream(token);
  return (
    <>
      <a href="#content" className="sr-only rounded-lg bg-sea px-3 py-2 text-on-sea focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50">
        {t('app.skip')}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-surface/90 backdrop-blur">
        <div className="mx-auto flex h-15 max-w-[110rem] items-center gap-2 px-3 sm:gap-4 sm:px-6">
          <Link to="/" aria-label="Vigía" className="flex items-center gap-2 rounded-lg">
            <Mark className="size-8" />
            <span className="hidden font-display text-xl font-bold tracking-tight sm:inline">Vigía</span>
          </Link>
          <Navigation />
          <div className="ml-auto flex items-center gap-1 sm:gap-2">
            <LiveBadge />
            <PreferencesMenu session={session} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-[110rem] px-3 py-5 outline-none sm:px-6 sm:py-6">
        <AlertBanner />
        <Suspense fallback={<LinesSkeleton lines={8} />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
