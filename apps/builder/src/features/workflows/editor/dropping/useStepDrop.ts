import { useReactFlow } from '@xyflow/react'
import { type DragEvent, useRef } from 'react'
import { underPointer } from '../adding/step-place'
import { useAddStep } from '../adding/useAddStep'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { droppedStep, stepDragType } from '../palette/drag'
import { dropTargetAt } from './drop-target'

/** Takes steps that are dragged out of the palette. What they would join lights up, without drawing anything anew. */
export function useStepDrop() {
  const { definition, edit, readOnly } = useEditor()
  const { open } = useCanvas()
  const { screenToFlowPosition } = useReactFlow()
  const addStep = useAddStep({ definition, edit })
  const lit = useRef<Element>(undefined)
  const light = (element: Element | undefined) => {
    if (lit.current === element) return
    lit.current?.removeAttribute('data-lit')
    element?.setAttribute('data-lit', '')
    lit.current = element
  }
  const targetOf = ({ target }: DragEvent) =>
    target instanceof Element ? dropTargetAt(target, definition) : undefined
  return {
    onDragOver: (event: DragEvent) => {
      if (readOnly || !event.dataTransfer.types.includes(stepDragType)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      light(targetOf(event)?.element)
    },
    onDragLeave: (event: DragEvent) => {
      const { relatedTarget, currentTarget } = event
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) light(undefined)
    },
    onDrop: (event: DragEvent) => {
      light(undefined)
      const choice = droppedStep(event.dataTransfer)
      if (choice === undefined || readOnly) return
      event.preventDefault()
      const target = targetOf(event)
      const at = underPointer(screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      const isAtExit = target?.from !== undefined
      open(
        addStep(choice, {
          ...(target?.edge && { edge: target.edge }),
          ...(target?.from && { from: target.from }),
          // At an exit it stands where a step after it usually does.
          ...(isAtExit ? {} : { at }),
        }),
      )
    },
  }
}
