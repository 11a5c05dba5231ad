import { triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { whenIdle } from '../../../../platform/scheduling/when-idle'
import { elementOf } from './element-of'

const route = getRouteApi('/shell/workflows/$workflowId')

/**
 * The step whose settings are open, kept in the address so that a link and the Back button find it. The address
 * follows a moment after a press; what is shown does not wait for it.
 */
export function useOpenedStep(definition: WorkflowDefinition) {
  const { step } = route.useSearch()
  const navigate = route.useNavigate()
  const [asked, setAsked] = useState<{ step: string | undefined }>()
  if (asked !== undefined && asked.step === step) setAsked(undefined)
  const shown = asked === undefined ? step : asked.step
  const callOff = useRef<() => void>(undefined)
  useEffect(() => () => callOff.current?.(), [])
  const goTo = useCallback(
    (next: string | undefined) => {
      setAsked({ step: next })
      callOff.current?.()
      callOff.current = whenIdle(
        () =>
          void navigate({
            search: next === undefined ? {} : { step: next },
            replace: true,
            resetScroll: false,
          }),
      )
    },
    [navigate],
  )
  const close = useCallback(() => {
    if (shown === undefined) return
    goTo(undefined)
    elementOf(shown)?.focus()
  }, [goTo, shown])
  const known = shown === triggerNodeId || definition.nodes.some(({ id }) => id === shown)
  return { opened: known ? shown : undefined, open: goTo, close }
}
