import type { WorkflowDefinition } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Badge, Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMay } from '../../session/useStaff'
import type { Workflow } from '../workflow-queries'
import { Differences } from './Differences'
import { useRestoreVersion } from './useRestoreVersion'
import { VersionNote } from './VersionNote'
import type { Version } from './version-queries'

interface VersionListProps {
  workflow: Workflow
  versions: readonly Version[]
  chosen: Version
  /** What the chosen version does. */
  definition: WorkflowDefinition
  draft: WorkflowDefinition
  onChoose: (versionId: string) => void
  onOpen: (nodeId: string | undefined) => void
}

/** Every version with who turned it on and when, and in what the draft differs from the chosen one. */
export function VersionList({
  workflow,
  versions,
  chosen,
  definition,
  draft,
  onChoose,
  onOpen,
}: VersionListProps) {
  const { t, language } = useText()
  const may = useMay()
  const restore = useRestoreVersion(workflow)
  const ask = () =>
    modals.openConfirmModal({
      title: t('versions.restore'),
      children: <Text>{t('versions.restoreConfirm')}</Text>,
      labels: { confirm: t('versions.restore'), cancel: t('general.cancel') },
      onConfirm: () => restore.mutate(definition),
    })
  return (
    <Stack p="md" gap="md">
      <Radio.Group label={t('versions.list')} value={chosen.id} onChange={onChoose}>
        <Stack gap="sm" mt="xs">
          {versions.map((version) => (
            <Radio
              key={version.id}
              value={version.id}
              label={
                <Group gap="xs">
                  {formatDateTime(version.createdAt, language)}
                  {version.live && (
                    <Badge c="var(--cf-good)" bg="var(--cf-good-soft)" size="sm" radius="sm" tt="none">
                      {t('versions.live')}
                    </Badge>
                  )}
                </Group>
              }
              description={[
                t('versions.by', { name: version.turnedOnBy }),
                t('workflows.runCounts', { total: version.runs }),
                version.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Stack>
      </Radio.Group>
      {may('workflows.edit') && <VersionNote key={chosen.id} workflowId={workflow.id} version={chosen} />}
      <section aria-label={t('versions.differences')}>
        <Title order={2} size="h4" mb="xs">
          {t('versions.differences')}
        </Title>
        <Differences before={definition} after={draft} onOpen={onOpen} />
      </section>
      {may('workflows.edit') && (
        <div>
          <Button variant="default" loading={restore.isPending} onClick={ask}>
            {t('versions.restore')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
