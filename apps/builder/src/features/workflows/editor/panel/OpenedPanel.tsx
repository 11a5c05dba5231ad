import { deleteSteps } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallbackRef } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useState } from 'react'
import { lateCode, useLateCode } from '../../../../platform/scheduling/late-code'
import { oncePainted } from '../../../../platform/scheduling/once-painted'
import { holdIdle, whenIdle } from '../../../../platform/scheduling/when-idle'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { stepNames } from '../../words/step-names'
import { useEditor } from '../EditorContext'
import { lateLookup } from '../samples/late-lookup'
import classes from './StepPanel.module.css'

// The forms are not needed to see the workflow; they follow once it is drawn, and before what can wait: a press on a card
// is what comes next.
const panel = lateCode(async () => (await import('./StepPanel')).StepPanel)

interface OpenedPanelProps {
  opened: string | undefined
  onClose: () => void
}

/** The settings of the step that is open. A step that was just opened is seen on the canvas first, its form after. */
export function OpenedPanel({ opened, onClose }: OpenedPanelProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const { definition, edit } = useEditor()
  // Not deferred: what moves the canvas meanwhile would make React begin the form anew with every frame.
  const [followed, follow] = useState(opened)
  const StepPanel = useLateCode(panel, opened !== undefined)

  useEffect(() => oncePainted(() => void panel.load().catch(() => {})), [])
  // Here before a form asks for it, which may be without a connection.
  useEffect(() => whenIdle(() => void lateLookup.load().catch(() => {})), [])
  useEffect(() => oncePainted(() => follow(opened)), [opened])

  const remove = useCallbackRef((id: string) => {
    onClose()
    const name = stepNames(definition, catalogue, text).get(id) ?? id
    edit({ kind: 'delete', name }, (current) => deleteSteps(current, [id]))
  })
  const close = useCallbackRef(onClose)
  if (opened === undefined) return null
  // Not the form before, into which a quick hand would write what is meant for this step.
  if (followed !== opened || StepPanel === undefined) return <PanelOutline />
  return <StepPanel nodeId={opened} onClose={close} onDelete={remove} />
}

/** Keeps the panel's place while the form is on its way, so that the canvas does not jump. */
function PanelOutline() {
  useLayoutEffect(holdIdle, [])
  return <aside className={classes.panel} aria-busy />
}
