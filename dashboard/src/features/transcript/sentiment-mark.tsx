import { FaceFrownIcon, FaceSmileIcon, MinusCircleIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import type { Sentiment } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';

const LOOK = {
  negative: { icon: FaceFrownIcon, tone: 'text-bad' },
  neutral: { icon: MinusCircleIcon, tone: 'text-soft' },
  positive: { icon: FaceSmileIcon, tone: 'text-good' },
} as const;

/** A message's mood: a face, a word and a score, so that colour never has to say it alone. */
export function SentimentMark({ sentiment, score }: { sentiment: Sentiment; score: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { icon: Icon, tone } = LOOK[sentiment];
  const label = t(`sentiment.${sentiment}`);
  return (
    <span className={`flex items-center gap-1 ${tone}`} title={t('sentiment.score', { label, score: format.score(score) })}>
      <Icon className="size-4" aria-hidden="true" />
      {label}
      {score !== null && <span>{format.score(score)}</span>}
    </span>
  );
}
