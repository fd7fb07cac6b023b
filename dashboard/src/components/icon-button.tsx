import type { ComponentType, SVGProps } from 'react';

interface Props {
  label: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  onClick: () => void;
  pressed?: boolean;
}

/** A button that is only an icon; its label is read aloud and shown on hover. */
export function IconButton({ label, icon: Icon, onClick, pressed }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="rounded-lg p-2 text-soft hover:bg-sunken hover:text-ink"
    >
      <Icon className="size-5" aria-hidden="true" />
    </button>
  );
}
