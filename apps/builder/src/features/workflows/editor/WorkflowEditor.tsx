import type { Finding, WorkflowDefinition } from '@counterflow/core'
import { usePageTitle, useText } from '@counterflow/ui'
import { CloseButton, Group } from '@mantine/core'
import { useCallbackRef, useMediaQuery } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import { WaitingRunsNotice } from '../../runs/waiting/WaitingRunsNotice'
import { useMay } from '../../session/useStaff'
import { EditorFiles } from '../files/EditorFiles'
import { StepNamesProvider } from '../words/StepNamesProvider'
import type { Workflow } from '../workflow-queries'
import { AttentionNotice } from './AttentionNotice'
import { useAddStep } from './adding/useAddStep'
import { usualExit } from './adding/usual-exit'
import { CanvasProvider } from './CanvasProvider'
import { EditorCommands } from './commands/EditorCommands'
import { drawingMark } from './commands/useCommandKeys'
import { EditorCanvas } from './EditorCanvas'
import { EditorContext } from './EditorContext'
import classes from './EditorPage.module.css'
import type { StepChoice } from './editing/new-step'
import { focusFieldOf } from './focus-field'
import { useTidy } from './moving/useTidy'
import { OutlineView } from './outline/OutlineView'
import { usePreferredView } from './outline/usePreferredView'
import { StepList } from './palette/StepList'
import { OpenedPanel } from './panel/OpenedPanel'
import { ConflictDialog } from './saving/ConflictDialog'
import { useDraftSaving } from './saving/useDraftSaving'
import { useOpenedStep } from './stepping/useOpenedStep'
import { LaterToolbar } from './toolbar/LaterToolbar'
import { useDrawing } from './useDrawing'
import { useFindings } from './useFindings'
import { useOpenedDraft } from './useOpenedDraft'
import { useReferenceTypes } from './useReferenceTypes'

/** The canvas with everything around it: palette, settings, history, saving and turning on. */
export function WorkflowEditor({ workflow }: { workflow: Workflow }) {
  const { t } = useText()
  const may = useMay()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { view, show: showView } = usePreferredView(narrow)
  const readOnly = !may('workflows.edit')
  const draft = useOpenedDraft(workflow)
  const drawing = useDrawing(workflow.id, draft.shown)
  const { definition, edit, take } = drawing
  usePageTitle(definition.name)
  const replace = useCallback((next: WorkflowDefinition) => edit({ kind: 'replace' }, () => next), [edit])
  const saving = useDraftSaving(workflow, draft, definition, { follow: take, replace })
  const { findings, ...checks } = useFindings(definition)
  const types = useReferenceTypes(definition)
  const addStep = useAddStep({ definition, edit })
  const tidy = useTidy({ definition, edit })
  const { opened, open, close } = useOpenedStep(definition)
  const [selection, select] = useSelection()
  const [recovered, setRecovered] = useState(draft.recovered)

  // The same functions throughout, so that what takes them is drawn only when it has changed.
  const show = useCallbackRef((finding: Finding) => {
    if (finding.nodeId === null) return
    open(finding.nodeId)
    focusFieldOf(finding.nodeId, finding.path)
  })
  const add = useCallbackRef((choice: StepChoice) => {
    const added = addStep(choice, { from: usualExit(definition, opened) })
    select(new Set([added]))
    open(added)
  })
  const editor = useMemo(
    () => ({ definition, readOnly, edit, types, findings, selection, select }),
    [definition, readOnly, edit, types, findings, selection, select],
  )
  return (
    <EditorContext value={editor}>
      <StepNamesProvider definition={definition}>
        <CanvasProvider opened={opened} open={open} close={close}>
          <EditorFiles className={classes.page}>
            <EditorCommands
              view={view}
              onView={showView}
              drawing={drawing}
              saving={saving}
              onTidy={() => void tidy()}
              onGoTo={open}
              onAdd={add}
            />
            <LaterToolbar
              workflow={workflow}
              view={view}
              history={drawing}
              saving={saving}
              {...checks}
              onShow={show}
            />
            <AttentionNotice workflow={workflow} onShow={show} />
            <WaitingRunsNotice workflowId={workflow.id} liveVersionId={workflow.liveVersionId} />
            {(recovered || readOnly) && (
              <Group className={classes.notice} justify="space-between" wrap="nowrap" role="status">
                {t(readOnly ? 'editor.readOnly' : 'editor.recovered')}
                {!readOnly && (
                  <CloseButton
                    size="sm"
                    aria-label={t('general.close')}
                    onClick={() => setRecovered(false)}
                  />
                )}
              </Group>
            )}
            <div className={classes.body}>
              {!readOnly && (
                <nav
                  className={classes.palette}
                  aria-label={t('editor.palette.title')}
                  {...drawingMark('canvas')}
                >
                  <StepList draggable onChoose={add} />
                  {view === 'canvas' && <p className={classes.hint}>{t('editor.palette.hint')}</p>}
                </nav>
              )}
              <div className={classes.canvas} {...(view === 'canvas' && drawingMark('canvas'))}>
                {view === 'canvas' ? (
                  <EditorCanvas workflowId={workflow.id} direction={narrow ? 'down' : 'right'} />
                ) : (
                  <OutlineView />
                )}
              </div>
              <OpenedPanel opened={opened} onClose={close} />
            </div>
          </EditorFiles>
          <ConflictDialog saving={saving} />
        </CanvasProvider>
      </StepNamesProvider>
    </EditorContext>
  )
}

/** What is chosen; choosing the very same again changes nothing. */
function useSelection() {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const select = useCallback(
    (ids: ReadonlySet<string>) =>
      setSelection((before) => (before.symmetricDifference(ids).size === 0 ? before : ids)),
    [],
  )
  return [selection, select] as const
}
