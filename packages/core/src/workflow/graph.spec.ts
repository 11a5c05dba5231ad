import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited, editScript } from '../drawing/edits.arbitrary.js'
import { referenceTypes } from './available-references.js'
import { checkGraph } from './check-graph.js'
import type { WorkflowDefinition } from './definition.js'
import { buildGraph } from './graph.js'
import { validateWorkflow } from './validate.js'
import { catalogue } from './validation.arbitrary.js'

/** All that is said about a definition, in a form that can be compared. */
function said(definition: WorkflowDefinition) {
  const { graph, certaintyAt } = referenceTypes(definition, catalogue)
  return {
    broken: checkGraph(definition),
    findings: validateWorkflow(definition, catalogue),
    order: graph.order,
    nodes: graph.nodes,
    scopes: graph.scopeOf,
    certain: definition.nodes.map(({ id }) => {
      const { certain, possible, decided } = certaintyAt(id)
      return [certain, possible, decided].map((set) => [...set].sort())
    }),
  }
}

describe('a graph after an edit', () => {
  it('says of a workflow what one says that was read just now', () => {
    fc.assert(
      fc.property(editScript, ({ start, edits }) => {
        let definition = start
        said(definition)
        for (const edit of edits) {
          definition = edited(definition, edit)
          expect(said(definition)).toEqual(said(structuredClone(definition)))
        }
      }),
    )
  })

  it('keeps its shape while a step is set up, and not when another way leaves it', () => {
    const step = {
      id: 'a',
      kind: 'switch' as const,
      cases: [{ port: 'case_1', name: 'A', when: { all: [] } }],
    }
    const drawn: WorkflowDefinition = {
      schema: 1,
      name: 'Two ways',
      trigger: null,
      nodes: [step],
      edges: [{ from: 'trigger', port: 'then', to: 'a' }],
      layout: {},
    }
    const before = buildGraph(drawn)
    const renamed = buildGraph({ ...drawn, nodes: [{ ...step, name: 'Renamed' }] })
    expect(renamed.incoming).toBe(before.incoming)
    expect(renamed.order.map(({ name }) => name)).toEqual(['Renamed'])
    const cases = [...step.cases, { port: 'case_2', name: 'B', when: { all: [] } }]
    expect(buildGraph({ ...drawn, nodes: [{ ...step, cases }] }).incoming).not.toBe(before.incoming)
  })
})
