import { useText } from '@counterflow/ui'
import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconNote, IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { ProblemError } from '../../../../platform/api/problem'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { useMay } from '../../../session/useStaff'
import type { Workflow } from '../../workflow-queries'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import type { Publishing } from '../publishing/PublishDialog'
import { useSaveProgress } from '../saving/save-progress'
import type { DraftSaving } from '../saving/useDraftSaving'
import type { Publication, usePublishing } from './usePublishing'

const PublishDialog = lazy(async () => ({
  default: (await import('../publishing/PublishDialog')).PublishDialog,
}))

/** What is said where nobody was asked. */
const said: Publishing = { note: '', waiting: 'keep' }

const publication = (revision: number, { note, waiting }: Publishing): Publication => ({
  revision,
  ...(note !== '' && { note }),
  ...(waiting !== 'keep' && { waitingRuns: waiting }),
})

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
  /** The revision of the draft about which the dialog asks. */
  const [asked, setAsked] = useState<number>()
  const ready = async () => {
    if (!findings.some(({ severity }) => severity === 'error')) return saving.settle()
    onRefused()
    return undefined
  }
  const turnOn = (revision: number, words: Publishing = said) =>
    publishing.turnOn.mutate(publication(revision, words), {
      onSuccess: () => notifications.show({ color: 'green', message: t('editor.turnedOn') }),
      onError: (error) => {
        notifyProblem(error)
        if (error instanceof ProblemError && error.problem.findings !== undefined) onRefused()
      },
      onSettled: () => setAsked(undefined),
    })
  const ask = async () => setAsked(await ready())
  /** What is on already is changed with its runs and its readers in mind; for the first time one click is enough. */
  const begin = async () => {
    const revision = await ready()
    if (revision === undefined) return
    if (workflow.live) setAsked(revision)
    else turnOn(revision)
  }
  const label = t(workflow.live ? 'editor.publishChanges' : 'editor.turnOn')
  useDeeds(possible ? { turnOn: { label, run: () => void begin() } } : {})
  if (!possible) return null
  return (
    <>
      <Button.Group>
        <Button
          leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
          loading={publishing.turnOn.isPending}
          onClick={() => void begin()}
        >
          {label}
        </Button>
        {!workflow.live && (
          <ActionIcon
            size={36}
            aria-label={t('publishing.withNote')}
            title={t('publishing.withNote')}
            onClick={() => void ask()}
          >
            <IconNote size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </Button.Group>
      <Suspense>
        {asked !== undefined && (
          <PublishDialog
            workflow={workflow}
            revision={asked}
            publishing={publishing.turnOn.isPending}
            onPublish={(words) => turnOn(asked, words)}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Suspense>
    </>
  )
}
