import { InformationCircleIcon } from '@heroicons/react/24/outline';
import { useId, useState } from 'react';

/** An explanation that opens on hover, focus or touch, inside the nearest positioned box, and closes with Escape. */
export function Hint({ label, children }: { label: string; children: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    // The box around button and text keeps the text open while the pointer moves onto it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <button
        type="button"
        aria-label={label}
        aria-describedby={open ? id : undefined}
        aria-expanded={open}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        className="-m-1 block rounded-full p-1 text-faint hover:text-ink"
      >
        <InformationCircleIcon className="size-4" aria-hidden="true" />
      </button>
      {open && (
        <span
          role="tooltip"
          id={id}
          className="absolute inset-x-2 top-11 z-20 rounded-xl bg-ink px-3 py-2 text-left text-xs leading-relaxed font-normal text-surface shadow-panel"
        >
          {children}
        </span>
      )}
    </span>
  );
}
