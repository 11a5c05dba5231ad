import { disconnect } from '@counterflow/core'
import { use } from 'react'
import { freeExit, usualExit } from '../adding/usual-exit'
import { useCanvas } from '../CanvasContext'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import { besideOf } from './element-of'
import { StepDialogsContext } from './StepDialogsContext'
import { exitsOf, onlyEdgeTo, placeRightAfter, subjectOf } from './subject'

/**
 * Offers what can be done with the chosen step or connection as commands, so that the canvas and the outline, keys and
 * menus give the same ones.
 */
export function StepDeeds() {
  const { definition, edit, readOnly, selection } = useEditor()
  const { requestStep } = useCanvas()
  const dialogs = use(StepDialogsContext)
  const subject = subjectOf(definition, selection)
  const step = subject?.kind === 'step' ? subject.id : undefined
  const [key] = selection
  const screen = () => besideOf(key)

  const after = step === undefined ? undefined : placeRightAfter(definition, step)
  const before = step === undefined ? undefined : onlyEdgeTo(definition, step)
  const free = step === undefined ? undefined : freeExit(definition, step)
  const added =
    subject?.kind === 'edge'
      ? { edge: subject.edge }
      : step === undefined
        ? { from: usualExit(definition, undefined) }
        : free === undefined
          ? after
          : { from: free }
  const led = subject?.kind === 'edge' ? [subject.edge] : definition.edges.filter(({ to }) => to === step)
  const exits = subject === undefined ? [] : exitsOf(definition, subject)
  const renamed = definition.trigger === null && step === 'trigger' ? undefined : step
  useDeeds(
    readOnly
      ? {}
      : {
          addStep: {
            enabled: added !== undefined && selection.size < 2,
            run: () => added && requestStep(added, screen()),
          },
          insertAfter: {
            enabled: after !== undefined,
            run: () => after && requestStep(after, screen()),
          },
          insertBefore: {
            enabled: before !== undefined,
            run: () => before && requestStep({ edge: before }, screen()),
          },
          connect: { enabled: exits.length > 0, run: () => dialogs.connect(exits) },
          disconnect: {
            enabled: led.length > 0,
            run: () => edit({ kind: 'disconnect' }, (current) => disconnect(current, led)),
          },
          rename: {
            enabled: renamed !== undefined,
            run: () => renamed !== undefined && dialogs.rename(renamed),
          },
        },
  )
  return null
}
