import { MagnifyingGlassIcon, XMarkIcon } from '@heroicons/react/24/outline';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE = 300;

/** Searches once the typing pauses; Enter searches at once, Escape clears. */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const sent = useRef(value);

  const send = useCallback(
    (wanted: string) => {
      sent.current = wanted.trim();
      onSearch(sent.current || null);
    },
    [onSearch],
  );

  useEffect(() => {
    // The address changed by itself: back button, or "clear the filters".
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);

  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => send(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, send]);

  return (
    <form
      role="search"
      className="relative min-w-44 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      <MagnifyingGlassIcon className="pointer-events-none absolute top-3 left-3 size-4 text-faint" aria-hidden="true" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        maxLength={200}
        aria-label={t('conversations.search')}
        placeholder={t('conversations.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
        className="field w-full pr-9 pl-9 placeholder:text-faint"
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={t('conversations.clearSearch')}
          onClick={() => setText('')}
          className="absolute top-1.5 right-1.5 rounded-lg p-1.5 text-faint hover:text-ink"
        >
          <XMarkIcon className="size-4" aria-hidden="true" />
        </button>
      )}
    </form>
  );
}
