const WIDTH = 120;
const HEIGHT = 32;

/** The shape of a measure, without scale: decoration beside a number that is said in full. Gaps are dotted. */
export function Sparkline({ values, color }: { values: (number | null)[]; color: string }) {
  const path = sparkPath(values);
  if (path === '') return null;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-8 w-full" aria-hidden="true">
      <path
        d={bridges(values)} fill="none" stroke={`var(--${color})`} strokeWidth="1.5" strokeDasharray="1 4"
        strokeLinecap="round" opacity="0.7" vectorEffect="non-scaling-stroke"
      />
      <path
        d={path} fill="none" stroke={`var(--${color})`} strokeWidth="2"
        strokeLinecap="round" strokeLinejoin="round" vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** A line through the known values, broken where there was nothing to measure. */
export function sparkPath(values: (number | null)[]): string {
  const points = place(values);
  if (points.length < 2) return '';
  return points
    // A value between two gaps is a dot: a line of almost no length with round ends.
    .map(({ at, x, y }, index) => (points[index - 1]?.at === at - 1 ? `L${x} ${y}` : `M${x} ${y}h.1`))
    .join('');
}

/** The same way over the gaps. */
function bridges(values: (number | null)[]): string {
  const points = place(values);
  return points
    .map((point, index) => ({ point, before: points[index - 1] }))
    .filter(({ point, before }) => before !== undefined && before.at < point.at - 1)
    .map(({ point, before }) => `M${before?.x} ${before?.y}L${point.x} ${point.y}`)
    .join('');
}

function place(values: (number | null)[]): { at: number; x: number; y: number }[] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const height = (value: number) => (span === 0 ? HEIGHT / 2 : HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6));
  return values.flatMap((value, at) =>
    value === null ? [] : [{ at, x: round((at / (values.length - 1)) * WIDTH), y: round(height(value)) }],
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
