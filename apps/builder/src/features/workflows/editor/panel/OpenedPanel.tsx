import { deleteSteps } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallbackRef } from '@mantine/hooks'
import { lazy, Suspense, useDeferredValue, useEffect } from 'react'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { stepNames } from '../../words/step-names'
import { EditorContext, useEditor } from '../EditorContext'
import classes from './StepPanel.module.css'

// The forms are not needed to see the workflow; they follow once it is drawn.
const loadPanel = () => import('./StepPanel')
const StepPanel = lazy(async () => ({ default: (await loadPanel()).StepPanel }))

interface OpenedPanelProps {
  opened: string | undefined
  onClose: () => void
}

/**
 * The settings of the step that is open. Where another step is opened, that is seen on the canvas first: the form
 * before stays as it is until the new one has been drawn.
 */
export function OpenedPanel({ opened, onClose }: OpenedPanelProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const editor = useEditor()
  const editorBefore = useDeferredValue(editor)
  const openedBefore = useDeferredValue(opened)
  const isAnother = opened !== undefined && openedBefore !== undefined && opened !== openedBefore
  const nodeId = isAnother ? openedBefore : opened
  const { definition, edit } = editor

  useEffect(() => void loadPanel().catch(() => {}), [])

  // The same functions throughout, so that the form is drawn only when its step has changed.
  const close = useCallbackRef(onClose)
  const remove = useCallbackRef((id: string) => {
    onClose()
    const name = stepNames(definition, catalogue, text).get(id) ?? id
    edit({ kind: 'delete', name }, (current) => deleteSteps(current, [id]))
  })
  if (nodeId === undefined) return null
  return (
    <EditorContext value={isAnother ? editorBefore : editor}>
      <Suspense fallback={<PanelOutline />}>
        <StepPanel nodeId={nodeId} onClose={close} onDelete={remove} />
      </Suspense>
    </EditorContext>
  )
}

/** Keeps the panel's place while its code loads, so that the canvas does not jump. */
function PanelOutline() {
  return <aside className={classes.panel} aria-busy />
}
