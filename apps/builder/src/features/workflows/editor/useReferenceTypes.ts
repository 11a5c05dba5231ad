import { type ReferenceTypes, referenceTypes, type WorkflowDefinition } from '@counterflow/core'
import { useDeferredValue, useMemo } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'

/** What references mean in the drawn workflow. It follows what one types, which is shown first. */
export function useReferenceTypes(definition: WorkflowDefinition): ReferenceTypes {
  const { contracts } = useCatalogue()
  const drawn = useDeferredValue(definition)
  return useMemo(() => referenceTypes(drawn, contracts), [drawn, contracts])
}
