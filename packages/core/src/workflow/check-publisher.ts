import type { Permission } from '../permission/permission.js'
import type { WorkflowCatalogue } from './catalogue.js'
import type { WorkflowDefinition } from './definition.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

/** Who turned a workflow on, and what they may do now. */
export interface Publisher {
  readonly name: string
  readonly permissions: readonly Permission[]
}

/** Where a live workflow does something in the name of somebody who may not do it any more. */
export function checkPublisher(
  { nodes }: WorkflowDefinition,
  { actions }: WorkflowCatalogue,
  { name, permissions }: Publisher,
): Finding[] {
  return nodes.flatMap((node, index) => {
    const permission = node.kind === 'action' ? (actions.get(node.action)?.permission ?? null) : null
    return permission === null || permissions.includes(permission)
      ? []
      : [finding('publisher_may_not', node.id, ['nodes', index, 'action'], { name, permission })]
  })
}
