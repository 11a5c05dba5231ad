import { evaluateCondition } from '../condition/evaluate.js'
import { canonicalJson, isJsonList, type Json } from '../json/json.js'
import { type Lookup, resolveFields, resolveValue } from '../reference/resolve.js'
import type { NodeId, WorkflowNode } from './definition.js'
import type { StepOutcome } from './outcome.js'
import { eachPort, otherwisePort, stoppedPort, thenPort } from './ports.js'

/** The most items that one `each` goes through. */
export const mostItems = 10_000

/** A pure step computed: what it was decided on, and what came of it. */
export interface ComputedStep {
  readonly input: Json
  readonly outcome: StepOutcome
}

type PureNode = Exclude<WorkflowNode, { kind: 'action' | 'wait' }>

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
      const { met, facts } = evaluateCondition(node.when, lookup)
      return { input: factsAsJson(facts), outcome: succeeded(met ? thenPort : otherwisePort, { met }) }
    }
    case 'switch': {
      const verdicts = node.cases.map((one) => ({ port: one.port, ...evaluateCondition(one.when, lookup) }))
      const chosen = verdicts.find(({ met }) => met)?.port ?? otherwisePort
      return {
        input: factsAsJson(verdicts.flatMap(({ facts }) => facts)),
        outcome: succeeded(chosen, { chosen }),
      }
    }
    case 'set': {
      const values = resolveFields(node.values, lookup)
      return { input: values, outcome: succeeded(thenPort, values) }
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
