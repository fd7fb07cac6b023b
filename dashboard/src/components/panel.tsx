import { useId, type ReactNode } from 'react';

interface Props {
  title: string;
  note?: string;
  actions?: ReactNode;
  freshness?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled surface. Its heading names the region for screen readers. */
export function Panel({ title, note, actions, freshness, className = '', children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 flex-col rounded-panel border border-line bg-surface p-4 shadow-panel sm:p-5 ${className}`}
    >
      <header className="mb-3 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={id} className="font-display text-lg leading-tight font-semibold tracking-tight">{title}</h2>
          {note && <p className="mt-0.5 text-sm text-soft">{note}</p>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      {freshness && <footer className="mt-3">{freshness}</footer>}
    </section>
  );
}
