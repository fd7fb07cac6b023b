import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/use-format';

const MOST = 1_500;

/** What somebody wrote, as text and nothing else: in its own direction, cut where it would bury the rest. */
export function LongText({ text }: { text: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const long = text.length > MOST;
  return (
    <>
      <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {long && !all ? `${beginning(text)}…` : text}
      </p>
      {long && (
        <button type="button" onClick={() => setAll(!all)} className="mt-1 text-sm font-medium underline underline-offset-2">
          {all ? t('transcript.showLess') : t('transcript.showAll', { count: format.count(text.length) as never })}
        </button>
      )}
    </>
  );
}

/** Never cuts a character in half. */
function beginning(text: string): string {
  const cut = text.slice(0, MOST);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
