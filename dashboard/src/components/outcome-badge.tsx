import { useTranslation } from 'react-i18next';
import type { Outcome } from '@/lib/api/types';
import { NOTHING } from '@/lib/format/number';

const TONE: Record<Outcome, string> = {
  resolved: 'bg-good-wash text-good',
  handed_off: 'bg-lamp-wash text-lamp',
  abandoned: 'bg-bad-wash text-bad',
  open: 'bg-sea-wash text-sea',
};

/** What became of a conversation; unknown until a user has said something. */
export function OutcomeBadge({ outcome }: { outcome: Outcome | null | undefined }) {
  const { t } = useTranslation();
  if (!outcome) return <span className="text-faint">{NOTHING}</span>;
  return (
    <span className={`inline-block rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${TONE[outcome]}`}>
      {t(`outcome.${outcome}`)}
    </span>
  );
}
