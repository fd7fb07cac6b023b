import { ChartPieIcon, ChatBubbleLeftRightIcon, QuestionMarkCircleIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';

const PAGES = [
  { to: '/', label: 'app.overview', icon: ChartPieIcon },
  { to: '/conversations', label: 'app.conversations', icon: ChatBubbleLeftRightIcon },
  { to: '/questions', label: 'app.questions', icon: QuestionMarkCircleIcon },
] as const;

/** Only what all pages filter by travels from one to the other. */
const SHARED = ['range', 'from', 'to', 'agent'];

export function sharedSearch(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => SHARED.includes(name));
  return new URLSearchParams(kept).toString();
}

export function Navigation() {
  const { t } = useTranslation();
  const search = sharedSearch(useLocation().search);
  return (
    <nav aria-label={t('app.navigation')} className="flex items-center gap-1">
      {PAGES.map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          to={{ pathname: to, search }}
          end={to === '/'}
          className={({ isActive }) =>
            `flex items-center gap-2 rounded-xl px-2.5 py-2 text-sm font-medium sm:px-3 ${isActive ? 'bg-sea-wash text-sea' : 'text-soft hover:bg-sunken hover:text-ink'}`
          }
        >
          <Icon className="size-5" aria-hidden="true" />
          <span className="max-xs:sr-only">{t(label)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
