import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { stepNames } from './step-names'
import { ToldNames } from './told-names'

const StepNamesContext = createContext<ToldNames['of']>((nodeId) => nodeId)

interface StepNamesProviderProps {
  definition: WorkflowDefinition
  children: ReactNode
}

/** Tells every card and form below how steps are called. It changes only when a name does that is there already. */
export function StepNamesProvider({ definition, children }: StepNamesProviderProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const latest = useMemo(() => stepNames(definition, catalogue, text), [definition, catalogue, text])
  const [told, setTold] = useState(() => new ToldNames(latest))
  if (!told.takesOver(latest)) setTold(new ToldNames(latest))
  return <StepNamesContext value={told.of}>{children}</StepNamesContext>
}

/** Names a step; one that is gone keeps its id. */
export const useStepName = (): ((nodeId: string) => string) => useContext(StepNamesContext)
