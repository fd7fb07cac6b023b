import { useTranslation } from 'react-i18next';
import { useLive } from '@/live/live-store';

const LOOK = {
  connecting: { dot: 'bg-faint', pill: 'bg-sunken text-soft' },
  live: { dot: 'bg-good-fill', pill: 'bg-good-wash text-good' },
  stale: { dot: 'bg-lamp', pill: 'bg-lamp-wash text-lamp' },
  offline: { dot: 'bg-bad', pill: 'bg-bad-wash text-bad' },
} as const;

/** Whether the numbers on screen are of this moment; a change is also read aloud. */
export function LiveBadge() {
  const { t } = useTranslation();
  const problem = useLive((state) => state.problem);
  // The channel may be open while the server has nothing to say through it.
  const connection = useLive((state) => (state.connection === 'live' && state.problem !== null ? 'stale' : state.connection));
  const { dot, pill } = LOOK[connection];
  return (
    <p
      role="status"
      data-connection={connection}
      title={problem ?? t(`live.${connection}Hint`)}
      className={`flex items-center gap-2 rounded-full px-3 py-1 text-sm font-medium whitespace-nowrap ${pill}`}
    >
      <span className="relative flex size-2" aria-hidden="true">
        {connection === 'live' && (
          <span className={`absolute inset-0 rounded-full ${dot} motion-safe:animate-[beam_2s_ease-out_infinite]`} />
        )}
        <span className={`relative size-2 rounded-full ${dot}`} />
      </span>
      {t(`live.${connection}`)}
    </p>
  );
}
