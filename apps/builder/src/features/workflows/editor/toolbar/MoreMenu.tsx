import { useText } from '@counterflow/ui'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import {
  IconBolt,
  IconCopyPlus,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconFlask,
  IconFolder,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
  IconVersions,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { MenuItemLink } from '../../../../platform/router/links'
import { useMay } from '../../../session/useStaff'
import { useEditorFiles } from '../../files/EditorFiles'
import type { Workflow } from '../../workflow-queries'
import { useDeeds } from '../commands/CommandsContext'
import type { usePublishing } from './usePublishing'
import type { useWaysOut } from './useWaysOut'

interface MoreMenuProps {
  workflow: Workflow
  publishing: ReturnType<typeof usePublishing>
  ways: ReturnType<typeof useWaysOut>
  onRunNow: () => void
  /** Asks for the folder that it belongs in. */
  onFile: () => void
}

export function MoreMenu({ workflow, publishing, ways, onRunNow, onFile }: MoreMenuProps) {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const files = useEditorFiles()
  const { name, live } = workflow
  const confirm = (title: string, question: string, confirmLabel: string, onConfirm: () => void) =>
    modals.openConfirmModal({
      title,
      children: <Text>{question}</Text>,
      labels: { confirm: confirmLabel, cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm,
    })
  const turnOff = () =>
    confirm(t('editor.turnOff'), t('editor.turnOffConfirm', { name }), t('editor.turnOff'), () =>
      publishing.turnOff.mutate(),
    )
  useDeeds({
    ...(may('runs.read') && {
      seeRuns: { run: () => void router.navigate({ to: '/runs', search: { workflowId: workflow.id } }) },
    }),
    exportFile: { run: files.save },
    ...(may('workflows.edit') && { importFile: { run: files.pick } }),
    ...(may('workflows.run') && { runNow: { enabled: live, run: onRunNow } }),
    ...(may('workflows.publish') && { turnOff: { enabled: live, run: turnOff } }),
  })
  return (
    <Menu position="bottom-end" width={260} returnFocus>
      <Menu.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('general.moreActions')}>
          <IconDots size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('runs.read') && (
          <MenuItemLink
            to="/runs"
            search={{ workflowId: workflow.id }}
            leftSection={<IconBolt size={16} stroke={1.5} aria-hidden />}
          >
            {t('editor.seeRuns')}
          </MenuItemLink>
        )}
        {may('workflows.run') && (
          <Menu.Item
            disabled={!live}
            leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />}
            onClick={onRunNow}
          >
            {t('triggers.run.now')}
            {!live && (
              <Text size="xs" c="dimmed">
                {t('triggers.run.off')}
              </Text>
            )}
          </Menu.Item>
        )}
        {ways.mayTry && (
          <Menu.Item
            disabled={!ways.hasTrigger}
            leftSection={<IconFlask size={16} stroke={1.5} aria-hidden />}
            onClick={ways.tryOut}
          >
            {t('commands.name.tryOut')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconVersions size={16} stroke={1.5} aria-hidden />}
          onClick={ways.seeVersions}
        >
          {t('commands.name.seeVersions')}
        </Menu.Item>
        {may('workflows.edit') && (
          <>
            <Menu.Item
              leftSection={<IconCopyPlus size={16} stroke={1.5} aria-hidden />}
              onClick={ways.duplicate}
            >
              {t('commands.name.duplicateWorkflow')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFolder size={16} stroke={1.5} aria-hidden />} onClick={onFile}>
              {t('workflows.moveToFolder')}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconFileExport size={16} stroke={1.5} aria-hidden />} onClick={files.save}>
          {t('files.export')}
        </Menu.Item>
        {may('workflows.edit') && (
          <Menu.Item leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden />} onClick={files.pick}>
            {t('files.replace')}
          </Menu.Item>
        )}
        {live && may('workflows.publish') && (
          <Menu.Item leftSection={<IconPlayerPause size={16} stroke={1.5} aria-hidden />} onClick={turnOff}>
            {t('editor.turnOff')}
          </Menu.Item>
        )}
        {may('workflows.edit') && (
          <Menu.Item
            color="var(--cf-bad)"
            disabled={live}
            leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
            onClick={() =>
              confirm(t('general.delete'), t('editor.deleteConfirm', { name }), t('general.delete'), () =>
                publishing.remove.mutate(),
              )
            }
          >
            {t('general.delete')}
            {live && (
              <Text size="xs" c="dimmed">
                {t('editor.deleteWhenOff')}
              </Text>
            )}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
