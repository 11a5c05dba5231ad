import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { useMay } from '../session/useStaff'
import { workflowsQuery } from '../workflows/workflow-queries'
import { BulkRetry } from './retry/BulkRetry'
import { FailureCauses } from './retry/FailureCauses'
import { runColumns } from './run-columns'
import { runsQuery } from './run-queries'
import { runStatuses } from './run-status'

const route = getRouteApi('/shell/runs')

export function RunsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const runs = useInfiniteQuery({ ...runsQuery(filters), placeholderData: keepPreviousData })
  const workflows = useQuery({ ...workflowsQuery, enabled: may('workflows.read') })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const filtered = Object.values(filters).some((value) => value !== undefined)
  return (
    <>
      <PageHeader title={t('runs.title')} intro={t('runs.intro')} />
      <Group gap="xs" mb="sm">
        <FilterSelect
          label={t('runs.workflow')}
          any={t('runs.allWorkflows')}
          options={(workflows.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.workflowId}
          onChange={(workflowId) => narrow({ workflowId })}
        />
        <FilterSelect
          label={t('runs.status')}
          any={t('runs.allStatuses')}
          options={runStatuses.map((value) => ({ value, label: t(`runs.statusOf.${value}`) }))}
          value={filters.status}
          onChange={(status) => narrow({ status })}
        />
        {filters.status === 'failed' && may('runs.manage') && <BulkRetry workflowId={filters.workflowId} />}
      </Group>
      {filters.status === 'failed' && <FailureCauses workflowId={filters.workflowId} />}
      <PagedTable
        label={t('runs.title')}
        query={runs}
        columns={runColumns(text)}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState icon={IconBolt} title={t('runs.noMatchTitle')} body={t('runs.noMatchBody')}>
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconBolt} title={t('runs.emptyTitle')} body={t('runs.emptyBody')} />
          )
        }
      />
    </>
  )
}
