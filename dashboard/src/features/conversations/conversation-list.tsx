import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@/lib/api/types';
import { ConversationLine } from './conversation-line';

/** How many rows before the end the next page is asked for. */
const AHEAD = 12;

interface Props {
  rows: ConversationRow[];
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
}

/** Thousands of rows, a screenful of elements: only what is near the window exists. */
export function ConversationList({ rows, hasMore, loadingMore, loadMore }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  // The virtualizer keeps its own state; this component must not be memoised around it.
   
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 68,
    overscan: 10,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.conversationId ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - AHEAD) loadMore();
  }, [last, rows.length, hasMore, loadingMore, loadMore]);

  return (
    <>
      <div role="table" aria-label={t('conversations.list')} aria-rowcount={hasMore ? -1 : rows.length + 1}>
      <div role="rowgroup" className="hidden border-b border-line bg-sunken/60 px-4 text-xs font-medium text-soft lg:block">
        <div role="row" aria-rowindex={1} className="conversation-grid py-2">
          <Column>{t('conversations.start')}</Column>
          <Column>{t('conversations.user')}</Column>
          <Column>{t('conversations.agent')}</Column>
          <Column>{t('conversations.outcome')}</Column>
          <Column end>{t('conversations.turns')}</Column>
          <Column end>{t('conversations.duration')}</Column>
          <Column>{t('conversations.rating')}</Column>
          <Column>{t('conversations.sentiment')}</Column>
        </div>
      </div>
      <div ref={list} role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className="absolute inset-x-0 top-0 border-b border-line last:border-b-0"
                style={{ transform: `translateY(${item.start - top}px)` }}
              >
                <ConversationLine row={row} />
              </div>
            )
          );
        })}
      </div>
      </div>
      {hasMore && (
        <div className="flex justify-center border-t border-line p-3">
          <button
            type="button"
            disabled={loadingMore}
            onClick={loadMore}
            className="rounded-lg px-3 py-1.5 text-sm font-medium text-sea hover:bg-sea-wash"
          >
            {loadingMore ? t('conversations.loadingMore') : t('conversations.more')}
          </button>
        </div>
      )}
    </>
  );
}

function Column({ children, end }: { children: string; end?: boolean }) {
  return <span role="columnheader" className={end ? 'text-right' : undefined}>{children}</span>;
}
