import { CpuChipIcon } from '@heroicons/react/24/outline';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select';
import { useFilters } from '@/lib/filters';
import { useAgents } from './use-agents';

export function AgentFilter() {
  const { t } = useTranslation();
  const { agent, setAgent } = useFilters();
  const agents = useAgents();
  const known = new Set(agents.data?.items.map((row) => row.agentId));
  // An agent from a link stays chosen even when it is not (or not yet) in the list.
  if (agent) known.add(agent);
  const options = [...known].sort().map((id) => ({ value: id, label: id }));
  return (
    <Select
      label={t('filters.agent')}
      value={agent ?? ''}
      onChange={(value) => void setAgent(value === '' ? null : value)}
      options={[{ value: '', label: t('filters.allAgents') }, ...options]}
      icon={<CpuChipIcon className="size-4" aria-hidden="true" />}
      className="w-52"
    />
  );
}
