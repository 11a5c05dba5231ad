import { type ReferenceTypes, referenceTypes, type WorkflowDefinition } from '@counterflow/core'
import { useMemo } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'

/** What references mean in the drawn workflow; worked out when a form or a list asks. */
export function useReferenceTypes(definition: WorkflowDefinition): ReferenceTypes {
  const { contracts } = useCatalogue()
  return useMemo(() => referenceTypes(definition, contracts), [definition, contracts])
}
