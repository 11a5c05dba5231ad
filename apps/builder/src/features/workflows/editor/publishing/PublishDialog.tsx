import { type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { ErrorState, useText } from '@counterflow/ui'
import { Anchor, Button, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { useMay } from '../../../session/useStaff'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { Differences } from '../../versions/Differences'
import { versionQuery } from '../../versions/version-queries'
import { stepNames } from '../../words/step-names'
import type { Workflow } from '../../workflow-queries'
import { useEditor } from '../EditorContext'
import { currentElement } from '../stepping/element-of'
import { WaitingRunsChoice } from './WaitingRunsChoice'
import { type WaitingChoice, waitingPlacesQuery } from './waiting-places'

/** What is said when a draft is turned on. */
export interface Publishing {
  readonly note: string
  readonly waiting: WaitingChoice
}

interface PublishDialogProps {
  workflow: Workflow
  /** The revision of the draft that is turned on. */
  revision: number
  publishing: boolean
  onPublish: (said: Publishing) => void
  onClose: () => void
}

/** Asks for a word about the version, and what becomes of runs that wait; says what changes. */
export function PublishDialog({ workflow, revision, publishing, onPublish, onClose }: PublishDialogProps) {
  useReturnedFocus(currentElement)
  const text = useText()
  const { t } = text
  const may = useMay()
  const catalogue = useCatalogue()
  const { definition } = useEditor()
  const [note, setNote] = useState('')
  const [choice, setChoice] = useState<WaitingChoice>('keep')
  const label = t(workflow.live ? 'editor.publishChanges' : 'editor.turnOn')
  const {
    data: waiting,
    error,
    refetch,
  } = useQuery({
    ...waitingPlacesQuery(workflow.id, revision),
    enabled: may('runs.read'),
  })
  const live = useLive(workflow)
  const names = useMemo(
    () =>
      new Map([
        ...(live === undefined ? [] : stepNames(live, catalogue, text)),
        ...stepNames(definition, catalogue, text),
      ]),
    [live, definition, catalogue, text],
  )
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={label}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onPublish({ note: note.trim(), waiting: choice })
        }}
      >
        <Stack gap="md">
          {live !== undefined && <Changes workflow={workflow} live={live} definition={definition} />}
          {error !== null && waiting === undefined && (
            <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
          )}
          {may('runs.read') && error === null && waiting === undefined && (
            <Loader size="sm" aria-label={t('general.loading')} />
          )}
          {waiting !== undefined && waiting.total > 0 && (
            <WaitingRunsChoice
              waiting={waiting}
              nameOf={(nodeId) => names.get(nodeId)}
              choice={may('runs.manage') ? choice : undefined}
              onChoose={setChoice}
            />
          )}
          <TextInput
            data-autofocus
            label={t('publishing.note')}
            description={t('publishing.noteHint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button type="submit" loading={publishing}>
            {label}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function useLive({ id, live, liveVersionId }: Workflow): WorkflowDefinition | undefined {
  const { data } = useQuery({
    ...versionQuery(id, liveVersionId ?? ''),
    enabled: live && liveVersionId !== null,
  })
  return useMemo(
    () => (data === undefined ? undefined : workflowDefinitionSchema.parse(data.definition)),
    [data],
  )
}

interface ChangesProps {
  workflow: Workflow
  live: WorkflowDefinition
  definition: WorkflowDefinition
}

function Changes({ workflow, live, definition }: ChangesProps) {
  const { t } = useText()
  const router = useRouter()
  const compare = (step: string | undefined) =>
    void router.navigate({
      to: '/workflows/$workflowId/versions',
      params: { workflowId: workflow.id },
      search: { version: workflow.liveVersionId ?? undefined, step },
    })
  return (
    <section aria-label={t('publishing.changes')}>
      <Group justify="space-between">
        <Text fw={600}>{t('publishing.changes')}</Text>
        <Anchor component="button" type="button" size="sm" onClick={() => compare(undefined)}>
          {t('publishing.compare')}
        </Anchor>
      </Group>
      <Differences before={live} after={definition} onOpen={compare} />
    </section>
  )
}
