import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlayerPlay } from '@tabler/icons-react'
import { ProblemError } from '../../../../platform/api/problem'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { useMay } from '../../../session/useStaff'
import type { Workflow } from '../../workflow-queries'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import { useSaveProgress } from '../saving/save-progress'
import type { DraftSaving } from '../saving/useDraftSaving'
import type { usePublishing } from './usePublishing'

interface TurnOnButtonProps {
  workflow: Workflow
  saving: DraftSaving
  publishing: ReturnType<typeof usePublishing>
  /** Shows what stands against it. */
  onRefused: () => void
}

/** Makes the draft an immutable version and lets it run (R72), unless something stands against it. */
export function TurnOnButton({ workflow, saving, publishing, onRefused }: TurnOnButtonProps) {
  const { t } = useText()
  const may = useMay()
  const { findings } = useEditor()
  const notifyProblem = useNotifyProblem()
  const { state } = useSaveProgress(saving.progress)
  const changed = workflow.draftDiffersFromLive || state !== 'saved'
  const possible = may('workflows.publish') && (!workflow.live || changed)
  const turnOn = async () => {
    if (findings.some(({ severity }) => severity === 'error')) return onRefused()
    const revision = await saving.settle()
    if (revision === undefined) return
    publishing.turnOn.mutate(revision, {
      onSuccess: () => notifications.show({ color: 'green', message: t('editor.turnedOn') }),
      onError: (error) => {
        notifyProblem(error)
        if (error instanceof ProblemError && error.problem.findings !== undefined) onRefused()
      },
    })
  }
  const label = t(workflow.live ? 'editor.publishChanges' : 'editor.turnOn')
  useDeeds(possible ? { turnOn: { label, run: () => void turnOn() } } : {})
  if (!possible) return null
  return (
    <Button
      leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
      loading={publishing.turnOn.isPending}
      onClick={() => void turnOn()}
    >
      {label}
    </Button>
  )
}
