import { evaluateCondition } from '../condition/evaluate.js'
import { canonicalJson, isJsonList, type Json } from '../json/json.js'
import { type Lookup, resolveFields, resolveValue } from '../reference/resolve.js'
import type { NodeId, WorkflowNode } from './definition.js'
import type { StepOutcome } from './outcome.js'
import { eachPort, otherwisePort, stoppedPort, thenPort } from './ports.js'

/** The most items that one `each` goes through. */
export const mostItems = 10_000

/** A pure step computed: what of its input is to be recorded, and what came of it. */
export interface ComputedStep {
  /** Null where `factsOf` finds it again from the run's outcomes. */
  readonly input: Json
  readonly outcome: StepOutcome
}

type PureNode = Exclude<WorkflowNode, { kind: 'action' | 'wait' }>

type DecidingNode = Extract<WorkflowNode, { kind: 'condition' | 'switch' }>

/** Whether a step has no effect outside of the run, so that computing it again does no harm. */
export function isPure(node: WorkflowNode): node is PureNode {
  return node.kind !== 'action' && node.kind !== 'wait'
}

const succeeded = (port: string, output: Json): StepOutcome => ({ status: 'succeeded', port, output })

/** The outcome of a step that failed for good. */
export const failedStep = (nodeId: NodeId, code: string, message: string): StepOutcome => ({
  status: 'failed',
  error: { code, message, nodeId },
})

/**
 * Computes a step that has no effect outside of the run.
 * @throws TemplateError when one of its templates comes to nothing.
 */
export function computePureStep(node: PureNode, lookup: Lookup): ComputedStep {
  switch (node.kind) {
    case 'condition': {
      const { met } = evaluateCondition(node.when, lookup)
      return {
        input: passingFacts(node, lookup),
        outcome: succeeded(met ? thenPort : otherwisePort, { met }),
      }
    }
    case 'switch': {
      const fitting = node.cases.find(({ when }) => evaluateCondition(when, lookup).met)
      const chosen = fitting?.port ?? otherwisePort
      return { input: passingFacts(node, lookup), outcome: succeeded(chosen, { chosen }) }
    }
    case 'set': {
      const values = resolveFields(node.values, lookup)
      return { input: null, outcome: succeeded(thenPort, values) }
    }
    case 'each':
      return { input: null, outcome: openList(node.id, lookup(node.items.$ref)) }
    case 'stop': {
      const message = node.message === undefined ? null : textOf(resolveValue(node.message, lookup))
      const told = { result: node.result, message }
      return { input: null, outcome: succeeded(stoppedPort, told) }
    }
  }
}

/** What a condition or a switch was decided on: each comparison with its values. Null for other steps. */
export function factsOf(node: WorkflowNode, lookup: Lookup): Json {
  if (node.kind === 'condition') return factsAsJson(evaluateCondition(node.when, lookup).facts)
  if (node.kind !== 'switch') return null
  return factsAsJson(node.cases.flatMap(({ when }) => evaluateCondition(when, lookup).facts))
}

const asksShop = new WeakMap<DecidingNode, boolean>()

/** The facts that cannot be found again later, because the shop's settings may have changed by then. */
function passingFacts(node: DecidingNode, lookup: Lookup): Json {
  const known = asksShop.get(node) ?? JSON.stringify(node).includes('"shop"')
  asksShop.set(node, known)
  return known ? factsOf(node, lookup) : null
}

/** What a person reads of a value that was meant as text. */
function textOf(value: Json): string | null {
  if (value === null || typeof value === 'string') return value
  return canonicalJson(value)
}

function openList(nodeId: NodeId, items: Json | undefined): StepOutcome {
  if (items === undefined || items === null) return succeeded(eachPort, { count: 0 })
  if (!isJsonList(items)) return failedStep(nodeId, 'not_a_list', 'The value to go through is not a list.')
  if (items.length > mostItems) {
    return failedStep(
      nodeId,
      'too_many_items',
      `The list has ${items.length} items; ${mostItems} is the most.`,
    )
  }
  return succeeded(eachPort, { count: items.length })
}

function factsAsJson(facts: ReturnType<typeof evaluateCondition>['facts']): Json {
  return facts.map(({ field, operator, actual, expected, met }) => ({
    field,
    operator,
    actual,
    expected,
    met,
  }))
}
