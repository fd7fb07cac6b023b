import { ChevronDownIcon } from '@heroicons/react/24/outline';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  icon?: ReactNode;
  className?: string;
}

/** A native select: right on every device and with every keyboard. Its label is read aloud. */
export function Select<T extends string>({ label, value, onChange, options, icon, className = '' }: Props<T>) {
  return (
    <span className={`relative inline-flex min-w-0 items-center ${className}`}>
      {icon && <span className="pointer-events-none absolute left-3 text-faint">{icon}</span>}
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className={`field w-full min-w-0 appearance-none truncate pr-9 ${icon ? 'pl-9' : ''}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.label}</option>
        ))}
      </select>
      <ChevronDownIcon className="pointer-events-none absolute right-3 size-4 text-faint" aria-hidden="true" />
    </span>
  );
}
