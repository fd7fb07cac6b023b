import { useTranslation } from 'react-i18next';
import { topicNames } from './i18n/es-questions';

type Shipped = keyof typeof topicNames;

const isShipped = (topic: string): topic is Shipped => Object.hasOwn(topicNames, topic);

/** The topics that ship with Vigía have a name in each language; one of the reader's own is shown as it is called. */
export function useTopicName(): (topic: string | null | undefined) => string {
  const { t } = useTranslation();
  return (topic) => {
    if (topic == null || topic === '') return t('topics.none');
    return isShipped(topic) ? t(`topicNames.${topic}`) : topic;
  };
}
