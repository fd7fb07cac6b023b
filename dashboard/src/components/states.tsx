import { ArrowPathIcon, ExclamationTriangleIcon } from '@heroicons/react/24/outline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';

export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex h-full min-h-32 flex-col items-center justify-center gap-3 px-4 py-6 text-center">
      <Horizon />
      <p className="max-w-sm text-sm text-balance text-soft">{children}</p>
      {action}
    </div>
  );
}

/** A lamp over a calm sea: what a lookout sees when nothing happens. */
function Horizon() {
  return (
    <svg viewBox="0 0 120 44" className="h-11 w-30" aria-hidden="true" fill="none" strokeLinecap="round">
      <circle cx="60" cy="22" r="9" className="fill-lamp-wash stroke-lamp" strokeWidth="1.5" />
      <path d="M6 30h108M26 36h30M66 36h34M44 42h34" className="stroke-mid-fill" strokeWidth="1.5" stroke="var(--mid-fill)" />
      <rect x="48" y="30.8" width="24" height="4" className="fill-surface" />
    </svg>
  );
}

export function ErrorState({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useProblem(error);
  return (
    <div role="alert" className="flex h-full min-h-32 flex-col items-center justify-center gap-3 px-4 py-6 text-center">
      <ExclamationTriangleIcon className="size-7 text-bad" aria-hidden="true" />
      <div className="max-w-md">
        <p className="font-medium">{title}</p>
        {detail && <p className="mt-1 text-sm break-words text-soft">{detail}</p>}
      </div>
      <RetryButton retry={retry}>{t('state.retry')}</RetryButton>
    </div>
  );
}

/** One line over data that is still on the screen but could not be brought up to date. */
export function ErrorNotice({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useProblem(error);
  return (
    <div role="alert" className="mb-3 flex items-center gap-3 rounded-xl bg-bad-wash px-3 py-2 text-sm text-bad">
      <ExclamationTriangleIcon className="size-5 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 break-words">
        <span className="font-medium">{title}</span>
        {detail && <span> · {detail}</span>}
      </p>
      <button type="button" onClick={retry} className="shrink-0 font-medium underline underline-offset-2">
        {t('state.retry')}
      </button>
    </div>
  );
}

function RetryButton({ retry, children }: { retry: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={retry}
      className="flex items-center gap-2 rounded-xl border border-line px-3.5 py-2 text-sm font-medium hover:border-edge"
    >
      <ArrowPathIcon className="size-4" aria-hidden="true" />
      {children}
    </button>
  );
}

function useProblem(error: Error): { title: string; detail: string | null } {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem)) return { title: t('state.errorTitle'), detail: error.message };
  if (error.status === 0) return { title: t('state.unreachable'), detail: null };
  return { title: error.title, detail: error.detail };
}
