import type { Position } from '@counterflow/core'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { AddStepContext } from '../canvas/AddStepContext'
import { useAddStep } from './adding/useAddStep'
import { CanvasContext, type CanvasState } from './CanvasContext'
import { useEditor } from './EditorContext'
import { type AddRequest, AddStepPopover } from './palette/AddStepPopover'
import { DrawingDeeds } from './selecting/DrawingDeeds'
import { StepDeeds } from './stepping/StepDeeds'
import { StepDialogs } from './stepping/StepDialogs'

interface CanvasProviderProps {
  opened: string | undefined
  open: (nodeId: string) => void
  close: () => void
  children: ReactNode
}

/** What the canvas and the deeds around it share, with the list of steps that any of them may open. */
export function CanvasProvider({ opened, open, close, children }: CanvasProviderProps) {
  const { definition, edit } = useEditor()
  const addStep = useAddStep({ definition, edit })
  const [request, setRequest] = useState<AddRequest>()
  const [writtenNote, writeNote] = useState<string>()
  const pointer = useRef<Position>(undefined)
  const requestStep = useCallback<CanvasState['requestStep']>(
    (where, screen) => setRequest({ where, screen }),
    [],
  )
  const requestAtExit = useCallback(
    (nodeId: string, port: string, anchor: HTMLElement) => {
      const box = anchor.getBoundingClientRect()
      requestStep({ from: { nodeId, port } }, { x: box.right + 4, y: box.top + box.height / 2 })
    },
    [requestStep],
  )
  const state = useMemo(
    () => ({ requestStep, opened, open, close, writtenNote, writeNote, pointer }),
    [requestStep, opened, open, close, writtenNote],
  )
  return (
    <CanvasContext value={state}>
      <AddStepContext value={requestAtExit}>
        <StepDialogs>
          <StepDeeds />
          <DrawingDeeds />
          {children}
        </StepDialogs>
        <AddStepPopover
          request={request}
          onClose={() => setRequest(undefined)}
          onChoose={(choice) => {
            setRequest(undefined)
            if (request !== undefined) open(addStep(choice, request.where))
          }}
        />
      </AddStepContext>
    </CanvasContext>
  )
}
