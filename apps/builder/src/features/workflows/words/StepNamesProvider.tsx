import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { stepNames } from './step-names'

const StepNamesContext = createContext<ReadonlyMap<string, string>>(new Map())

interface StepNamesProviderProps {
  definition: WorkflowDefinition
  children: ReactNode
}

const same = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>) =>
  left.size === right.size && [...left].every(([id, name]) => right.get(id) === name)

/** Tells every card and form below how steps are called. It changes only when a name does. */
export function StepNamesProvider({ definition, children }: StepNamesProviderProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const latest = useMemo(() => stepNames(definition, catalogue, text), [definition, catalogue, text])
  const [names, setNames] = useState(latest)
  if (!same(names, latest)) setNames(latest)
  return <StepNamesContext value={names}>{children}</StepNamesContext>
}

/** Names a step; one that is gone keeps its id. */
export function useStepName(): (nodeId: string) => string {
  const names = useContext(StepNamesContext)
  return useCallback((nodeId) => names.get(nodeId) ?? nodeId, [names])
}
