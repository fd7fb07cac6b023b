import { BlockSkeleton } from '@/components/skeletons';

export function OverviewSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-2.5 sm:gap-3 lg:grid-cols-3 2xl:grid-cols-6">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="flex h-44 rounded-panel border border-line bg-surface p-4"><BlockSkeleton /></div>
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {[0, 1].map((index) => (
          <div key={index} className="flex h-96 rounded-panel border border-line bg-surface p-5"><BlockSkeleton /></div>
        ))}
      </div>
    </div>
  );
}
