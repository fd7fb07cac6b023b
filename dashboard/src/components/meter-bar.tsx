export interface Slice {
  key: string;
  label: string;
  value: number;
  /** Name of a CSS variable, without the dashes. */
  color: string;
}

/** Parts of a whole as one bar. The text beside it carries the numbers, so the bar itself stays silent. */
export function MeterBar({ slices, thin = false }: { slices: Slice[]; thin?: boolean }) {
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  if (total === 0) return null;
  return (
    <div className={`flex w-full gap-0.5 overflow-hidden rounded-full ${thin ? 'h-1.5' : 'h-3.5'}`} aria-hidden="true">
      {slices
        .filter((slice) => slice.value > 0)
        .map((slice) => (
          <span
            key={slice.key}
            className="min-w-1 transition-[flex-grow] duration-500"
            style={{ flexGrow: slice.value, flexBasis: 0, background: `var(--${slice.color})` }}
          />
        ))}
    </div>
  );
}
