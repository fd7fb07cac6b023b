import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { Backlog, ReadAt } from '@/components/freshness';
import { QueryState } from '@/components/query-state';
import { Select } from '@/components/select';
import { LinesSkeleton } from '@/components/skeletons';
import type { QuestionList } from '@/lib/api/types';
import { useFormat } from '@/lib/use-format';
import { QuestionCard } from './question-card';
import { useQuestions } from './use-questions';

const GROUPS = ['all', 'unknown'] as const;

/** The questions that an entry in the FAQ would save, the one that saves most first. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const [group, setGroup] = useQueryState('group', parseAsStringLiteral(GROUPS).withDefault('all'));
  const query = useQuestions(group);
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-3xl text-sm text-soft">{t(`questions.explain.${group}`)}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Select
          label={t('questions.group')}
          value={group}
          onChange={(value) => void setGroup(value)}
          options={GROUPS.map((value) => ({ value, label: t(`questions.groups.${value}`) }))}
        />
        {query.data && <Summary list={query.data} />}
      </div>
      <QueryState
        query={query}
        isEmpty={(list) => list.items.length === 0}
        empty={t(`questions.empty.${group}`)}
        skeleton={<LinesSkeleton lines={10} />}
      >
        {(list) => (
          <ol className="flex flex-col gap-3" aria-label={t('questions.title')}>
            {list.items.map((item, index) => (
              <QuestionCard key={item.clusterId} item={item} rank={index + 1} />
            ))}
          </ol>
        )}
      </QueryState>
      <Backlog messages={query.data?.backlog} />
      <ReadAt at={query.dataUpdatedAt} />
    </div>
  );
}

function Summary({ list }: { list: QuestionList }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="numeric text-sm text-soft" role="status">
      {t('questions.summary', {
        questions: format.count(list.questions),
        repeated: format.count(list.repeated),
        share: format.share(list.repeatedQuestionRate),
      })}
    </p>
  );
}
