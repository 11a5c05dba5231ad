import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  PageHeader,
  RelativeTime,
  useText,
} from '@counterflow/ui'
import { Button, Group, Menu, Text } from '@mantine/core'
import {
  IconChevronDown,
  IconFile,
  IconFileImport,
  IconLayoutGrid,
  IconPlus,
  IconRoute,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { problemParagraph } from '../../platform/api/problem-text'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { SearchInput } from '../../platform/list/SearchInput'
import { ButtonLink, MenuItemLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { AttentionReason } from './AttentionReason'
import { FileDropArea } from './files/FileDropArea'
import { useChosenFile } from './files/useChosenFile'
import { foldersOf } from './folders'
import { useCreateWorkflow } from './useCreateWorkflow'
import { useTriggerTitle } from './useTriggerTitle'
import { WorkflowStateBadge } from './WorkflowStateBadge'
import { type WorkflowSummary, workflowsQuery } from './workflow-queries'

const ImportWorkflow = lazy(async () => ({
  default: (await import('./files/ImportWorkflow')).ImportWorkflow,
}))

const route = getRouteApi('/shell/workflows')

type Filters = ReturnType<typeof route.useSearch>

function fits(workflow: WorkflowSummary, { search, status, folder }: Filters): boolean {
  const named =
    workflow.name.toLocaleLowerCase().includes((search ?? '').toLocaleLowerCase()) &&
    (folder === undefined || workflow.folder === folder)
  if (status === 'attention') return named && workflow.attention.length > 0
  return named && (status === undefined || workflow.live === (status === 'on'))
}

export function WorkflowsPage() {
  const text = useText()
  const { t } = text
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const workflows = useQuery(workflowsQuery)
  const columns = useWorkflowColumns()
  const narrow = (change: Partial<Filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const folders = foldersOf(workflows.data ?? [])
  const rows = workflows.data?.filter((workflow) => fits(workflow, filters))
  const file = useChosenFile()
  const mayImport = useMay()('workflows.edit')
  return (
    <FileDropArea enabled={mayImport} onDrop={file.take}>
      {file.picker}
      {file.chosen && (
        <Suspense fallback={null}>
          <ImportWorkflow chosen={file.chosen} onAnother={file.pick} onClose={file.close} />
        </Suspense>
      )}
      <PageHeader
        title={t('workflows.title')}
        intro={t('workflows.intro')}
        actions={<NewWorkflow onImport={file.pick} />}
      />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('workflows.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('workflows.status')}
          any={t('workflows.allStatuses')}
          options={[
            { value: 'on' as const, label: t('workflows.on') },
            { value: 'off' as const, label: t('workflows.off') },
            { value: 'attention' as const, label: t('workflows.attention') },
          ]}
          value={filters.status}
          onChange={(status) => narrow({ status })}
        />
        {folders.length > 0 && (
          <FilterSelect
            label={t('workflows.folder')}
            any={t('workflows.allFolders')}
            options={folders.map((folder) => ({ value: folder, label: folder }))}
            value={filters.folder}
            onChange={(folder) => narrow({ folder })}
          />
        )}
      </Group>
      {workflows.isError && rows === undefined ? (
        <ErrorState
          message={problemParagraph(workflows.error, text)}
          onRetry={() => void workflows.refetch()}
        />
      ) : rows?.length === 0 ? (
        <Nothing filtered={(workflows.data?.length ?? 0) > 0} onClear={() => void navigate({ search: {} })} />
      ) : (
        <DataTable label={t('workflows.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      )}
    </FileDropArea>
  )
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText()
  if (!filtered) {
    return (
      <EmptyState icon={IconRoute} title={t('workflows.emptyTitle')} body={t('workflows.emptyBody')}>
        <ButtonLink to="/workflows/templates" mt="xs">
          {t('navigation.browseTemplates')}
        </ButtonLink>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconRoute} title={t('workflows.noMatchTitle')} body={t('workflows.noMatchBody')}>
      <Button variant="default" mt="xs" onClick={onClear}>
        {t('general.clearFilters')}
      </Button>
    </EmptyState>
  )
}

function NewWorkflow({ onImport }: { onImport: () => void }) {
  const { t } = useText()
  const may = useMay()
  const create = useCreateWorkflow()
  if (!may('workflows.edit')) return null
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          loading={create.isPending}
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('workflows.new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFile size={16} stroke={1.5} aria-hidden />}
          onClick={() => create.mutate()}
        >
          {t('workflows.blank')}
        </Menu.Item>
        <MenuItemLink
          to="/workflows/templates"
          leftSection={<IconLayoutGrid size={16} stroke={1.5} aria-hidden />}
        >
          {t('workflows.fromTemplate')}
        </MenuItemLink>
        <Menu.Item
          leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden />}
          onClick={onImport}
          title={t('files.importHint')}
        >
          {t('workflows.fromFile')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useWorkflowColumns(): readonly Column<WorkflowSummary>[] {
  const { t } = useText()
  const triggerTitle = useTriggerTitle()
  return [
    {
      key: 'name',
      header: t('workflows.name'),
      cell: (workflow) => (
        <>
          <Link to="/workflows/$workflowId" params={{ workflowId: workflow.id }} data-row-link>
            {workflow.name}
          </Link>
          {workflow.folder !== null && (
            <Text size="xs" c="dimmed">
              {workflow.folder}
            </Text>
          )}
          <AttentionReason attention={workflow.attention} />
        </>
      ),
    },
    {
      key: 'status',
      header: t('workflows.status'),
      cell: (workflow) => (
        <Group gap={4}>
          <WorkflowStateBadge workflow={workflow} />
        </Group>
      ),
    },
    {
      key: 'trigger',
      header: t('workflows.trigger'),
      wide: true,
      cell: ({ triggerType }) =>
        triggerType === null ? <Text c="dimmed">{t('workflows.noTrigger')}</Text> : triggerTitle(triggerType),
    },
    {
      key: 'runs',
      header: t('workflows.runsOfDay'),
      wide: true,
      cell: ({ runs }) =>
        runs.total === 0 ? (
          <Text c="dimmed">{t('workflows.noRuns')}</Text>
        ) : (
          <>
            {t('workflows.runCounts', { total: runs.total })}
            {runs.failed > 0 && (
              <Text span c="var(--cf-bad)">
                {' · '}
                {t('workflows.failedCount', { count: runs.failed })}
              </Text>
            )}
          </>
        ),
    },
    {
      key: 'updated',
      header: t('workflows.updated'),
      align: 'end',
      wide: true,
      cell: ({ updatedAt }) => <RelativeTime instant={updatedAt} />,
    },
  ]
}
