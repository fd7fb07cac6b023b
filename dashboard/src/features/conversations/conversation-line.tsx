import { StarIcon } from '@heroicons/react/24/solid';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { OutcomeBadge } from '@/components/outcome-badge';
import type { ConversationRow } from '@/lib/api/types';
import { NOTHING } from '@/lib/format/number';
import { lasted } from '@/lib/shares';
import { useFormat } from '@/lib/use-format';

/** One conversation: a row of the table on a wide screen, a small card on a narrow one. */
export function ConversationLine({ row }: { row: ConversationRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  return (
    <div className="conversation-grid relative px-4 py-3 text-sm hover:bg-sunken/60">
      <span role="cell" className="numeric order-3 font-medium whitespace-nowrap max-lg:text-xs max-lg:text-soft lg:order-none">
        <Link
          to={{ pathname: `/conversations/${encodeURIComponent(row.conversationId)}`, search }}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-sea"
        >
          <time dateTime={row.startedAt}>{format.instant(row.startedAt, 'dayMinute')}</time>
        </Link>
      </span>
      <span role="cell" className="order-1 col-span-2 min-w-0 lg:order-none lg:col-span-1">
        <span className="block truncate" dir="auto" title={row.preview ?? undefined}>
          {row.preview ?? <span className="text-faint">{NOTHING}</span>}
        </span>
        <span className="block truncate text-xs text-soft" dir="auto" title={row.userId ?? undefined}>
          {row.userId ?? t('conversations.anonymous')}
        </span>
      </span>
      <span role="cell" className="hidden min-w-0 truncate text-soft lg:block">{row.agentId}</span>
      <span role="cell" className="order-2 justify-self-end lg:order-none lg:justify-self-start"><OutcomeBadge outcome={row.outcome} /></span>
      <span role="cell" className="numeric order-4 max-lg:text-xs max-lg:text-soft lg:order-none lg:text-right">
        <span className="max-lg:hidden">{format.count(row.turns)}</span>
        <span className="lg:hidden">{t('conversations.turnCount', { count: row.turns })}</span>
      </span>
      <span role="cell" className="numeric order-5 text-right whitespace-nowrap text-soft max-lg:text-xs lg:order-none">{format.duration(lasted(row))}</span>
      <span role="cell" className="hidden lg:block"><Rating value={row.rating} /></span>
      <span role="cell" className="hidden lg:block"><Mood score={row.sentiment} /></span>
    </div>
  );
}

function Rating({ value }: { value: number | null }) {
  const { t } = useTranslation();
  if (value === null) return <span className="text-faint" title={t('conversations.noRating')}>{NOTHING}</span>;
  return (
    <span className="flex items-center gap-1 text-lamp">
      <StarIcon className="size-4" aria-hidden="true" />
      <span className="numeric font-medium" aria-hidden="true">{value}</span>
      <span className="sr-only">{t('conversations.stars', { rating: value })}</span>
    </span>
  );
}

/** A mean score on a scale whose middle is neutral. */
function Mood({ score }: { score: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (score === null) return <span className="text-faint" title={t('sentiment.pending')}>{NOTHING}</span>;
  const reach = Math.min(1, Math.abs(score)) * 50;
  return (
    <span className="flex items-center gap-2" title={t('sentiment.mean', { score: format.score(score) })}>
      <span className="relative h-1.5 w-12 rounded-full bg-sunken" aria-hidden="true">
        <span
          className="absolute inset-y-0 rounded-full"
          style={{
            width: `${Math.max(4, reach)}%`,
            left: score < 0 ? `${50 - reach}%` : '50%',
            background: `var(--${score < 0 ? 'bad-fill' : 'good-fill'})`,
          }}
        />
      </span>
      <span className="numeric text-xs text-soft">{format.score(score)}</span>
    </span>
  );
}
