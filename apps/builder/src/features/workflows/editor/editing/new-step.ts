import {
  availableReferences,
  freshStepId,
  type ReferencePath,
  type ValueType,
  type WorkflowDefinition,
  type WorkflowNode,
} from '@counterflow/core'
import type { Catalogue } from '../../catalogue/catalogue'
import { suggestedInput } from './suggested-input'

/** What can be taken from the palette. */
export type StepChoice =
  | { kind: Exclude<WorkflowNode['kind'], 'action'> }
  | { kind: 'action'; action: string }

/** A new step, set up as far as can be known. `after` is the step it will follow. */
export function newStep(
  definition: WorkflowDefinition,
  choice: StepChoice,
  after: string | undefined,
  catalogue: Catalogue,
): WorkflowNode {
  switch (choice.kind) {
    case 'condition':
      return { id: freshStepId(definition, 'condition'), kind: 'condition', when: { all: [] } }
    case 'switch':
      return {
        id: freshStepId(definition, 'cases'),
        kind: 'switch',
        cases: [{ port: 'case_1', name: 'A', when: { all: [] } }],
      }
    case 'set':
      return { id: freshStepId(definition, 'values'), kind: 'set', values: {} }
    case 'each':
      return {
        id: freshStepId(definition, 'each'),
        kind: 'each',
        items: { $ref: firstList(definition, after, catalogue) ?? ['trigger'] },
      }
    case 'wait':
      return {
        id: freshStepId(definition, 'wait'),
        kind: 'wait',
        for: { kind: 'duration', seconds: 3_600 },
      }
    case 'stop':
      return { id: freshStepId(definition, 'stop'), kind: 'stop', result: 'succeeded' }
    case 'action':
      return {
        id: freshStepId(definition, choice.action.split('.').at(-1) ?? 'action'),
        kind: 'action',
        action: choice.action,
        input: suggestedInput(choice.action, definition, catalogue),
      }
  }
}

/** The first list of things that can exist after `after`, which is what one most likely wants to go through. */
function firstList(
  definition: WorkflowDefinition,
  after: string | undefined,
  { contracts }: Catalogue,
): ReferencePath | undefined {
  for (const root of availableReferences(definition, after ?? 'trigger', contracts)) {
    const found = listIn(root.type, root.path)
    if (found !== undefined) return found
  }
  return undefined
}

function listIn(type: ValueType, path: ReferencePath): ReferencePath | undefined {
  if (type.kind === 'list') return type.item.kind === 'object' ? path : undefined
  if (type.kind !== 'object') return undefined
  for (const [name, field] of Object.entries(type.fields)) {
    const found = listIn(field.type, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}
