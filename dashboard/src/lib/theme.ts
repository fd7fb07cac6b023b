import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from './preferences-store';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  const query = dark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme on screen, after the system's wish is weighed. */
export function useThemeOnScreen(): 'light' | 'dark' {
  const theme = usePreferences((state) => state.theme);
  const systemDark = useSyncExternalStore(subscribe, () => dark().matches);
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}

/** Puts the theme on the document; public/theme.js did so before the first paint. */
export function useApplyTheme(): void {
  const theme = useThemeOnScreen();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
