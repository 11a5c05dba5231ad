import { typeName } from '../reference/fits.js'
import type { ReferencePath } from '../reference/reference.js'
import type { ValueType } from '../reference/value-type.js'
import { type ReferenceTypes, referenceTypes } from './available-references.js'
import type { WorkflowCatalogue } from './catalogue.js'
import { checkCondition } from './check-condition.js'
import { checkFlow } from './check-flow.js'
import { checkGraph } from './check-graph.js'
import { checkTriggerConfig } from './check-trigger-config.js'
import { checkFields, checkReference, checkUses, checkValue, inside, type Place } from './check-value.js'
import { checkWait } from './check-wait.js'
import { triggerNodeId, type WorkflowDefinition, type WorkflowNode } from './definition.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import { descendantsOf } from './graph.js'

/**
 * Everything that stands against turning `definition` on in a shop with this `catalogue`, in the order of its steps.
 * A graph that is broken is not looked at further. Only findings of severity `error` keep a workflow from being
 * turned on. What depends on the person and the shop's settings is asked by `checkCircumstances`.
 */
export function validateWorkflow(definition: WorkflowDefinition, catalogue: WorkflowCatalogue): Finding[] {
  const broken = checkGraph(definition)
  if (broken.length > 0) return broken
  const types = referenceTypes(definition, catalogue)
  const firsts = (types.graph.outgoing.get(triggerNodeId) ?? []).map(({ to }) => to)
  const reached = descendantsOf(types.graph, firsts)
  return [
    ...checkTrigger(definition, catalogue, types),
    ...checkFlow(definition.flow, placeOf(triggerNodeId, ['flow'], definition, catalogue, types)),
    ...definition.nodes.flatMap((node, index) =>
      reached.has(node.id)
        ? checkNode(node, placeOf(node.id, ['nodes', index], definition, catalogue, types), catalogue)
        : [finding('unreachable', node.id, ['nodes', index])],
    ),
  ]
}

const optionalText: ValueType = { kind: 'text', options: undefined, nullable: true }

function placeOf(
  nodeId: string,
  path: Place['path'],
  definition: WorkflowDefinition,
  catalogue: WorkflowCatalogue,
  types: ReferenceTypes,
): Place {
  const trigger = definition.trigger === null ? undefined : catalogue.triggers.get(definition.trigger.type)
  return { types, trigger, nodeId, path, typeOf: (reference) => types.typeOf(reference, nodeId) }
}

function checkTrigger(
  definition: WorkflowDefinition,
  catalogue: WorkflowCatalogue,
  types: ReferenceTypes,
): Finding[] {
  const { trigger } = definition
  if (trigger === null) return [finding('trigger_missing', triggerNodeId, ['trigger'])]
  const found: Finding[] = []
  const at = placeOf(triggerNodeId, ['trigger'], definition, catalogue, types)
  if (at.trigger === undefined) {
    found.push(finding('trigger_unknown', triggerNodeId, ['trigger', 'type'], { type: trigger.type }))
  } else {
    found.push(...checkTriggerConfig(trigger.config, at.trigger, inside(at, 'config')))
  }
  if (!definition.edges.some((edge) => edge.from === triggerNodeId)) {
    found.push(finding('nothing_to_do', triggerNodeId, ['edges']))
  }
  if (trigger.when !== undefined) {
    found.push(...checkCondition(trigger.when, { ...inside(at, 'when'), templates: 'refused' }))
  }
  return found
}

function checkNode(node: WorkflowNode, place: Place, catalogue: WorkflowCatalogue): Finding[] {
  switch (node.kind) {
    case 'condition':
      return checkCondition(node.when, inside(place, 'when'))
    case 'switch':
      return node.cases.flatMap((one, position) =>
        checkCondition(one.when, inside(place, 'cases', position, 'when')),
      )
    case 'set':
      return checkUses(node.values, inside(place, 'values'))
    case 'each':
      return checkItems(node.items.$ref, inside(place, 'items'))
    case 'wait':
      return checkWait(node.for, inside(place, 'for'), catalogue)
    case 'stop':
      return node.message === undefined
        ? []
        : checkValue(node.message, optionalText, 'message', inside(place, 'message'))
    case 'action': {
      const action = catalogue.actions.get(node.action)
      if (action === undefined) {
        return [finding('action_unknown', node.id, [...place.path, 'action'], { action: node.action })]
      }
      return action.input.kind === 'object'
        ? checkFields(node.input, action.input, inside(place, 'input'))
        : []
    }
  }
}

function checkItems(path: ReferencePath, place: Place): Finding[] {
  const found = checkReference(path, place)
  const type = place.typeOf(path)
  if (found.length > 0 || 'missing' in type || type.kind === 'list' || type.kind === 'unknown') return found
  const values = { field: 'items', expected: 'list', actual: typeName(type) }
  return [finding('input_type', place.nodeId, place.path, values)]
}
