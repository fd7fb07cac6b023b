import { ArrowLongRightIcon, ArrowTrendingDownIcon, ArrowTrendingUpIcon } from '@heroicons/react/24/outline';
import { useId, type ComponentType, type ReactNode, type SVGProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Freshness, type Fresh } from '@/components/freshness';
import { Hint } from '@/components/hint';
import { Sparkline } from '@/components/sparkline';
import { NOTHING } from '@/lib/format/number';
import { useFormat } from '@/lib/use-format';
import type { Change } from './change';

export interface MetricCardProps {
  id: string;
  title: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  /** Already formatted; NOTHING when there is nothing to measure. */
  value: string;
  unit?: string;
  /** Why there is nothing. */
  absence?: string;
  hint?: string;
  aside?: ReactNode;
  change?: Change | null;
  previous?: string;
  trail?: (number | null)[];
  trailColor?: string;
  fresh: Fresh | null | undefined;
}

export function MetricCard(props: MetricCardProps) {
  const id = useId();
  const { icon: Icon, value } = props;
  const nothing = value === NOTHING;
  return (
    <article
      aria-labelledby={id}
      data-metric={props.id}
      className="relative flex min-w-0 flex-col rounded-panel border border-line bg-surface p-3 shadow-panel sm:p-4"
    >
      <header className="flex items-center gap-2 text-soft">
        <Icon className="hidden size-5 shrink-0 text-sea xs:block" aria-hidden="true" />
        <h2 id={id} className="min-w-0 flex-1 text-sm leading-tight font-medium break-words hyphens-auto">{props.title}</h2>
        {props.hint && <Hint label={props.title}>{props.hint}</Hint>}
      </header>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <p data-value className="numeric text-[1.625rem] sm:text-[2rem] leading-none font-semibold tracking-tight whitespace-nowrap">
          {value}
          {props.unit && !nothing && <span className="ml-1.5 text-sm font-normal tracking-normal text-soft">{props.unit}</span>}
        </p>
        {!nothing && props.aside}
      </div>
      {nothing && props.absence ? (
        <p className="mt-2 flex-1 text-xs leading-relaxed text-soft">{props.absence}</p>
      ) : (
        <>
          <div className="mt-2 min-h-5 text-xs text-soft">
            {props.change !== undefined && <ChangeLine change={props.change} previous={props.previous} />}
          </div>
          <div className="mt-auto pt-2">
            {props.trail && <Sparkline values={props.trail} color={props.trailColor ?? 'chart-p50'} />}
          </div>
        </>
      )}
      <div className="mt-2">
        <Freshness of={props.fresh} />
      </div>
    </article>
  );
}

const TONE = { better: 'bg-good-wash text-good', worse: 'bg-bad-wash text-bad', neutral: 'bg-sunken text-soft' } as const;

function ChangeLine({ change, previous }: { change: Change | null; previous: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!change) return <span className="text-faint">{t('metric.noPrevious')}</span>;
  const flat = Math.abs(change.amount) < 0.0005;
  const Icon = flat ? ArrowLongRightIcon : change.amount > 0 ? ArrowTrendingUpIcon : ArrowTrendingDownIcon;
  const amount = change.kind === 'points' ? t('metric.points', { value: format.points(change.amount) }) : format.change(change.amount);
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
      <span className={`numeric inline-flex items-center gap-1 rounded-full px-1.5 py-0.5 font-medium ${TONE[change.verdict]}`}>
        <Icon className="size-3.5" aria-hidden="true" />
        {flat ? t('metric.same') : amount}
        {change.verdict !== 'neutral' && <span className="sr-only">({t(`metric.${change.verdict}`)})</span>}
      </span>
      {previous && <span>{t('metric.previous', { value: previous })}</span>}
    </span>
  );
}
