import { ArrowPathIcon } from '@heroicons/react/24/outline';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/components/query-state';
import { Select } from '@/components/select';
import { LinesSkeleton } from '@/components/skeletons';
import { EmptyState } from '@/components/states';
import { useFormat } from '@/lib/use-format';
import { ConversationList } from './conversation-list';
import { OUTCOMES, RATINGS, useConversationFilters } from './conversation-filters';
import { SearchField } from './search-field';
import { useConversations } from './use-conversations';

export function ConversationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filters, set, clear, any } = useConversationFilters();
  const query = useConversations();
  const search = useCallback((q: string | null) => set({ q }), [set]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField value={filters.q ?? ''} onSearch={search} />
        <Select
          label={t('conversations.outcome')}
          value={filters.outcome ?? ''}
          onChange={(outcome) => set({ outcome: outcome === '' ? null : outcome })}
          options={[
            { value: '' as const, label: t('conversations.allOutcomes') },
            ...OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
          ]}
        />
        <Select
          label={t('conversations.rating')}
          value={filters.rating ?? ''}
          onChange={(rating) => set({ rating: rating === '' ? null : rating })}
          options={[
            { value: '' as const, label: t('conversations.allRatings') },
            ...RATINGS.map((value) => ({ value, label: t(`conversations.${value}Rating`) })),
          ]}
        />
        {any && <TextButton onClick={clear}>{t('conversations.clear')}</TextButton>}
      </div>
      <div className="flex min-h-8 items-center justify-between gap-3 px-1 text-sm text-soft">
        <p className="numeric" role="status">
          {query.data &&
            (query.hasNextPage
              ? t('conversations.loadedMore', { count: rows.length })
              : t('conversations.loaded', { count: rows.length }))}
        </p>
        <TextButton onClick={() => void query.refetch()}>
          <ArrowPathIcon className={`size-4 ${query.isRefetching ? 'motion-safe:animate-spin' : ''}`} aria-hidden="true" />
          <span className="numeric">
            {t('conversations.refresh')}
            {query.data && ` · ${format.instant(query.dataUpdatedAt, 'second')}`}
          </span>
        </TextButton>
      </div>
      <div className="overflow-hidden rounded-panel border border-line bg-surface shadow-panel">
        <QueryState query={query} skeleton={<div className="p-5"><LinesSkeleton lines={10} /></div>}>
          {() =>
            rows.length > 0 ? (
              <ConversationList
                rows={rows}
                hasMore={query.hasNextPage}
                loadingMore={query.isFetchingNextPage}
                loadMore={() => void query.fetchNextPage()}
              />
            ) : any ? (
              <EmptyState action={<TextButton onClick={clear}>{t('conversations.clear')}</TextButton>}>
                {t('conversations.empty')}
              </EmptyState>
            ) : (
              <EmptyState>{t('conversations.emptyAll')}</EmptyState>
            )
          }
        </QueryState>
      </div>
    </div>
  );
}

function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex items-center gap-1.5 rounded-lg px-2 py-1 text-sm font-medium text-sea hover:bg-sea-wash"
    >
      {children}
    </button>
  );
}
