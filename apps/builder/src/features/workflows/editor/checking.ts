import {
  checkCircumstances,
  type Finding,
  type KnownOptions,
  type Permission,
  validateWorkflow,
  type WorkflowCatalogue,
  type WorkflowDefinition,
} from '@counterflow/core'
import type { Shop } from '../../settings/shop-queries'

/** Who draws, and in which shop; undefined until it is known. */
export interface Surroundings {
  permissions: readonly Permission[]
  shop: Pick<Shop, 'captureMode' | 'currency'> | undefined
  options: KnownOptions
  /** The connections whose secret cannot be read. */
  unreadableConnections: ReadonlySet<string>
}

/** What stands against turning a workflow on: the same checks as the server's. */
export function findingsOf(
  definition: WorkflowDefinition,
  contracts: WorkflowCatalogue,
  { permissions, shop, options, unreadableConnections }: Surroundings,
): readonly Finding[] {
  const found = validateWorkflow(definition, contracts)
  if (shop === undefined) return found
  const { captureMode, currency } = shop
  const met = checkCircumstances(definition, contracts, {
    permissions,
    captureMode,
    currency,
    options,
    unreadableConnections,
    now: Date.now(),
  })
  // Who may not turn workflows on at all need not hear what else they may not.
  const mayTurnOn = permissions.includes('workflows.publish')
  return [...found, ...met.filter(({ code }) => code !== 'permission_missing' || mayTurnOn)]
}
