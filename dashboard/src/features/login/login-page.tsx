import { EyeIcon, EyeSlashIcon, KeyIcon } from '@heroicons/react/24/outline';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/components/brand';
import { sessionStore } from '@/lib/session-store';
import { useStore } from 'zustand';

interface Props {
  checking: boolean;
  /** The token could be neither accepted nor refused. */
  unreachable: Error | null;
  retry: () => void;
  /** Language and appearance, before anybody is logged in. */
  preferences: ReactNode;
}

export function LoginPage({ checking, unreachable, retry, preferences }: Props) {
  const { t } = useTranslation();
  const rejected = useStore(sessionStore, (state) => state.rejected);
  return (
    <main className="relative flex min-h-dvh flex-col items-center justify-center overflow-hidden px-4 py-10">
      <Beams />
      <div className="absolute top-4 right-4">{preferences}</div>
      <div className="relative w-full max-w-md rounded-panel border border-line bg-surface p-6 shadow-panel sm:p-8">
        <div className="flex items-center gap-3">
          <Mark className="size-10" />
          <span className="font-display text-2xl font-bold tracking-tight">Vigía</span>
        </div>
        <h1 className="mt-6 font-display text-2xl font-semibold tracking-tight text-balance">{t('login.title')}</h1>
        <p className="mt-2 text-sm text-soft">{t('login.explain')}</p>
        {unreachable ? <Unreachable retry={retry} /> : <TokenForm checking={checking} rejected={rejected} />}
      </div>
    </main>
  );
}

function TokenForm({ checking, rejected }: { checking: boolean; rejected: boolean }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const [shown, setShown] = useState(false);
  const [empty, setEmpty] = useState(false);
  const fault = empty ? t('login.empty') : rejected ? t('login.rejected') : null;
  const Eye = shown ? EyeSlashIcon : EyeIcon;

  const enter = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = token.trim();
    setEmpty(trimmed === '');
    if (trimmed === '') return;
    // A key that is refused must not become the beginning of the next one.
    setToken('');
    sessionStore.getState().enter(trimmed);
  };

  return (
    <form onSubmit={enter} noValidate className="mt-6 flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <label htmlFor="token" className="text-sm font-medium">{t('login.token')}</label>
        <div className="relative">
          <KeyIcon className="pointer-events-none absolute top-3 left-3 size-4 text-faint" aria-hidden="true" />
          <input
            id="token"
            name="token"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            // The page has this one purpose.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={token}
            onChange={(event) => setToken(event.target.value)}
            aria-invalid={fault !== null}
            aria-describedby={fault ? 'token-fault' : undefined}
            className="field h-11 w-full pr-11 pl-9"
          />
          <button
            type="button"
            aria-label={shown ? t('login.hide') : t('login.show')}
            onClick={() => setShown(!shown)}
            className="absolute top-1.5 right-1.5 rounded-lg p-1.5 text-faint hover:text-ink"
          >
            <Eye className="size-5" aria-hidden="true" />
          </button>
        </div>
        {fault && <p id="token-fault" role="alert" className="text-sm text-bad">{fault}</p>}
      </div>
      <button type="submit" disabled={checking} className="h-11 rounded-xl bg-sea font-medium text-on-sea hover:opacity-90 disabled:opacity-60">
        {checking ? t('login.checking') : t('login.enter')}
      </button>
    </form>
  );
}

function Unreachable({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="mt-6 flex flex-col gap-3">
      <p role="alert" className="rounded-xl bg-bad-wash px-4 py-3 text-sm text-bad">{t('login.unreachable')}</p>
      <button type="button" onClick={retry} className="h-11 rounded-xl bg-sea font-medium text-on-sea hover:opacity-90">
        {t('state.retry')}
      </button>
      <button type="button" onClick={() => sessionStore.getState().leave()} className="text-sm font-medium text-sea hover:underline">
        {t('login.forget')}
      </button>
    </div>
  );
}

/** The lamp's light over the sea, behind everything. */
function Beams() {
  return (
    <svg viewBox="0 0 1200 800" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full" aria-hidden="true">
      <path d="M600 330 -200 60v540z" fill="var(--lamp-wash)" opacity=".7" />
      <path d="M600 330 1400 60v540z" fill="var(--lamp-wash)" opacity=".7" />
      <path d="M0 690c150-24 250 24 400 0s250 24 400 0 250 24 400 0v110H0z" fill="var(--sea-wash)" opacity=".8" />
      <path d="M0 730c150-20 250 20 400 0s250 20 400 0 250 20 400 0v70H0z" fill="var(--sea-wash)" />
    </svg>
  );
}
