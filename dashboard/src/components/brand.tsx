/** The lookout: a lighthouse whose beam sweeps both ways. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path d="M16 12 2 6.6v10.8z" fill="var(--lamp)" opacity=".45" />
      <path d="M16 12 30 6.6v10.8z" fill="var(--lamp)" opacity=".85" />
      <path d="M12.8 14.5h6.4L21 28H11z" fill="var(--sea)" />
      <circle cx="16" cy="12" r="3.4" fill="var(--lamp)" />
    </svg>
  );
}
