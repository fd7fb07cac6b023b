const WIDTH = 120;
const HEIGHT = 32;

/** The shape of a measure, without scale: decoration beside a number that is said in full. Gaps stay gaps. */
export function Sparkline({ values, color }: { values: (number | null)[]; color: string }) {
  const path = sparkPath(values);
  if (path === '') return null;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-8 w-full" aria-hidden="true">
      <path
        d={path} fill="none" stroke={`var(--${color})`} strokeWidth="2"
        strokeLinecap="round" strokeLinejoin="round" vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

export function sparkPath(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const x = (index: number) => round((index / (values.length - 1)) * WIDTH);
  const y = (value: number) => round(span === 0 ? HEIGHT / 2 : HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6));
  let path = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const previous = values[index - 1];
    path += `${previous === null || previous === undefined ? 'M' : 'L'}${x(index)} ${y(value)}`;
  });
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
