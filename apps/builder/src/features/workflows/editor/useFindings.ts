import {
  checkCircumstances,
  type Finding,
  type KnownOptions,
  validateWorkflow,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStaff } from '../../session/useStaff'
import { connectionsQuery } from '../../settings/connections/connection-queries'
import { shopQuery } from '../../settings/shop-queries'
import { staffQuery } from '../../settings/staff-query'
import { useCatalogue } from '../catalogue/CatalogueProvider'

/** What forms choose from, as far as the reader may see it. */
function useKnownOptions(): KnownOptions {
  const { permissions } = useStaff()
  const { data: staff } = useQuery({ ...staffQuery, enabled: permissions.includes('staff.read') })
  const { data: connections } = useQuery({
    ...connectionsQuery,
    enabled: permissions.includes('workflows.edit'),
  })
  return useMemo(
    () => ({
      ...(staff && { staff: new Set(staff.map(({ id }) => id)) }),
      ...(connections && { connections: new Set(connections.map(({ id }) => id)) }),
    }),
    [staff, connections],
  )
}

/** What stands against turning the drawn workflow on: the same checks as the server's, as one draws. */
export function useFindings(definition: WorkflowDefinition): readonly Finding[] {
  const { contracts } = useCatalogue()
  const { permissions } = useStaff()
  const { data: shop } = useQuery(shopQuery)
  const options = useKnownOptions()
  return useMemo(
    () => [
      ...validateWorkflow(definition, contracts),
      ...(shop === undefined
        ? []
        : checkCircumstances(definition, contracts, {
            permissions,
            captureMode: shop.captureMode,
            currency: shop.currency,
            options,
            now: Date.now(),
          }).filter(
            // Who may not turn workflows on at all need not hear what else they may not.
            ({ code }) => code !== 'permission_missing' || permissions.includes('workflows.publish'),
          )),
    ],
    [definition, contracts, permissions, shop, options],
  )
}
