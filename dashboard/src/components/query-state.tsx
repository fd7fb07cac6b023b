import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice, ErrorState } from './states';

interface Readable<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => unknown;
}

interface Props<T> {
  query: Readable<T>;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** The four faces of a panel: loading, failed, empty, filled. What is on screen stays while newer data fails to load. */
export function QueryState<T>({ query, isEmpty, empty, skeleton, children }: Props<T>) {
  const { t } = useTranslation();
  const { data, error } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    if (error) return <ErrorState error={error} retry={retry} />;
    return (
      <div role="status" className="flex h-full flex-1 flex-col">
        <span className="sr-only">{t('state.loading')}</span>
        {skeleton}
      </div>
    );
  }
  return (
    <>
      {error && <ErrorNotice error={error} retry={retry} />}
      {isEmpty?.(data) ? <EmptyState>{empty ?? t('state.empty')}</EmptyState> : children(data)}
    </>
  );
}
