import { MeterBar, type Slice } from '@/components/meter-bar';
import { share } from '@/lib/shares';
import { useFormat } from '@/lib/use-format';

/** Parts of a whole: one bar, and every part's share and count in words. */
export function Distribution({ slices }: { slices: Slice[] }) {
  const format = useFormat();
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  return (
    <>
      <MeterBar slices={slices} />
      <dl className="mt-4 grid grid-cols-[auto_1fr_auto_auto] items-center gap-x-3 gap-y-2.5 text-sm">
        {slices.map((slice) => (
          <div key={slice.key} className="col-span-4 grid grid-cols-subgrid items-center">
            <span className="size-2.5 rounded-full" style={{ background: `var(--${slice.color})` }} aria-hidden="true" />
            <dt>{slice.label}</dt>
            <dd className="numeric text-right text-soft">{format.count(slice.value)}</dd>
            <dd className="numeric w-16 text-right font-medium">{format.share(share(slice.value, total))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
