const WIDTHS = ['w-full', 'w-5/6', 'w-11/12', 'w-3/4', 'w-4/5', 'w-2/3'];

export function LinesSkeleton({ lines = 5 }: { lines?: number }) {
  return (
    <div className="flex flex-col gap-3 py-1" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={`skeleton h-5 ${WIDTHS[index % WIDTHS.length]}`} />
      ))}
    </div>
  );
}

export function BlockSkeleton() {
  return <div className="skeleton h-full min-h-24 w-full flex-1" aria-hidden="true" />;
}
