import {
  checkCircumstances,
  type Finding,
  validateWorkflow,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStaff } from '../../session/useStaff'
import { shopQuery } from '../../settings/shop-queries'
import { useCatalogue } from '../catalogue/CatalogueProvider'

/** What stands against turning the drawn workflow on: the same checks as the server's, as one draws. */
export function useFindings(definition: WorkflowDefinition): readonly Finding[] {
  const { contracts } = useCatalogue()
  const { permissions } = useStaff()
  const { data: shop } = useQuery(shopQuery)
  return useMemo(
    () => [
      ...validateWorkflow(definition, contracts),
      ...(shop === undefined
        ? []
        : checkCircumstances(definition, contracts, {
            permissions,
            captureMode: shop.captureMode,
            currency: shop.currency,
            now: Date.now(),
          }).filter(
            // Who may not turn workflows on at all need not hear what else they may not.
            ({ code }) => code !== 'permission_missing' || permissions.includes('workflows.publish'),
          )),
    ],
    [definition, contracts, permissions, shop],
  )
}
