import type { Currency } from '../money/currency.js'
import { moneyIn } from '../money/money.js'
import type { Permission } from '../permission/permission.js'
import { parseInstant } from '../reference/instant.js'
import type { WorkflowCatalogue } from './catalogue.js'
import { checkOptions, type KnownOptions } from './check-options.js'
import { triggerNodeId, type WorkflowDefinition, type WorkflowNode } from './definition.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import { furthestWait } from './wait.js'

/** What a workflow meets when it is turned on: the person's permissions, the shop's settings and the time. */
export interface Circumstances {
  readonly permissions: readonly Permission[]
  readonly captureMode: 'manual' | 'automatic'
  readonly currency: Currency
  readonly options: KnownOptions
  /** The connections whose secret cannot be read here; none where it is not said. */
  readonly unreadableConnections?: ReadonlySet<string> | undefined
  /** In milliseconds since the epoch. */
  readonly now: number
}

const none: ReadonlySet<string> = new Set()

/**
 * What stands against `definition` because of who turns it on, how the shop is set up (R65, R81) and when it is. Ask
 * again whenever one of them changes.
 */
export function checkCircumstances(
  definition: WorkflowDefinition,
  catalogue: WorkflowCatalogue,
  circumstances: Circumstances,
): Finding[] {
  const { trigger, nodes } = definition
  return [
    ...checkOptions(definition, catalogue, {
      known: circumstances.options,
      unreadable: circumstances.unreadableConnections ?? none,
    }),
    ...otherCurrencies(trigger?.when, triggerNodeId, ['trigger', 'when'], circumstances),
    ...nodes.flatMap((node, index) => [
      ...checkAction(node, ['nodes', index], catalogue, circumstances),
      ...checkDate(node, ['nodes', index], circumstances),
      ...otherCurrencies(withoutSample(node), node.id, ['nodes', index], circumstances),
    ]),
  ]
}

type Path = readonly (string | number)[]

function checkAction(
  node: WorkflowNode,
  path: Path,
  catalogue: WorkflowCatalogue,
  { permissions, captureMode }: Circumstances,
): Finding[] {
  const action = node.kind === 'action' ? catalogue.actions.get(node.action) : undefined
  if (action === undefined) return []
  const { permission } = action
  const found: Finding[] = []
  if (permission !== null && !permissions.includes(permission)) {
    found.push(finding('permission_missing', node.id, [...path, 'action'], { permission }))
  }
  if (action.needsManualCapture && captureMode === 'automatic') {
    found.push(finding('manual_capture_needed', node.id, [...path, 'action']))
  }
  return found
}

function checkDate(node: WorkflowNode, path: Path, { now }: Circumstances): Finding[] {
  if (node.kind !== 'wait' || node.for.kind !== 'date' || typeof node.for.at !== 'string') return []
  const instant = parseInstant(node.for.at)
  return instant !== undefined && instant - now > furthestWait
    ? [finding('wait_too_far', node.id, [...path, 'for', 'at'], { at: node.for.at })]
    : []
}

/** A sample is what somebody else answered, in whatever currency. */
function withoutSample(node: WorkflowNode): unknown {
  if (node.kind !== 'action') return node
  const { sample: _sample, ...rest } = node
  return rest
}

/** Amounts in a currency that is not the shop's, which equal and exceed nothing there. */
function otherCurrencies(
  value: unknown,
  nodeId: string,
  path: Path,
  { currency: expected }: Circumstances,
): Finding[] {
  return otherAmounts(value, expected).map(({ at, currency }) =>
    finding('currency_other', nodeId, [...path, ...at.toReversed()], { currency, expected }),
  )
}

/** An amount with the way to it from the inside out: most values hold none, and ways to them are not written down. */
interface OtherAmount {
  readonly at: (string | number)[]
  readonly currency: Currency
}

const noAmounts: OtherAmount[] = []

function otherAmounts(value: unknown, expected: Currency): OtherAmount[] {
  if (typeof value !== 'object' || value === null) return noAmounts
  const money = moneyIn(value)
  if (money !== undefined)
    return money.currency === expected ? noAmounts : [{ at: [], currency: money.currency }]
  const found: OtherAmount[] = []
  for (const [name, member] of Object.entries(value)) {
    for (const amount of otherAmounts(member, expected)) {
      amount.at.push(Array.isArray(value) ? Number(name) : name)
      found.push(amount)
    }
  }
  return found
}
