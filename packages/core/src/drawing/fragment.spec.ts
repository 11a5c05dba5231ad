import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../json/json.js'
import { checkGraph } from '../workflow/check-graph.js'
import { soundDefinition } from '../workflow/definition.arbitrary.js'
import type { WorkflowDefinition } from '../workflow/definition.js'
import { fragmentOf, fragmentSchema, pasteFragment } from './fragment.js'

const workflow: WorkflowDefinition = {
  schema: 1,
  name: 'Charges',
  trigger: { type: 'test.happened', config: {} },
  nodes: [
    { id: 'charge', kind: 'set', values: { amount: 1 } },
    {
      id: 'tell',
      kind: 'action',
      action: 'test.act',
      input: {
        amount: { $ref: ['steps', 'charge', 'amount'] },
        order: { $ref: ['trigger', 'steps', 'charge'] },
        text: {
          $template:
            'steps.charge {{ steps.charge.amount | default: "steps.charge" }} {{ steps["charge"].amount }} {{ trigger.steps.charge }}',
        },
      },
      sample: { $ref: ['steps', 'charge'] },
    },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'charge' },
    { from: 'charge', port: 'then', to: 'tell' },
  ],
  layout: { charge: { x: 10, y: 20 }, tell: { x: 30, y: 40 } },
  notes: [{ id: 'note', text: 'Why', x: 0, y: 0, width: 200, height: 90 }],
}

const copied = (ids: readonly string[]) => {
  const fragment = fragmentOf(workflow, new Set(ids), workflow.layout)
  if (fragment === undefined) throw new Error('Nothing was copied.')
  return fragmentSchema.parse(JSON.parse(JSON.stringify(fragment)))
}

describe('copying and pasting', () => {
  it('gives the copies ids of their own, which references and templates among them follow', () => {
    const { definition, ids } = pasteFragment(workflow, copied(['charge', 'tell', 'note']), { x: 5, y: 5 })
    expect(ids).toEqual(['charge_2', 'tell_2', 'note_2'])
    expect(definition.nodes.at(-1)).toEqual({
      id: 'tell_2',
      kind: 'action',
      action: 'test.act',
      input: {
        amount: { $ref: ['steps', 'charge_2', 'amount'] },
        order: { $ref: ['trigger', 'steps', 'charge'] },
        text: {
          $template:
            'steps.charge {{ steps.charge_2.amount | default: "steps.charge" }} {{ steps["charge_2"].amount }} {{ trigger.steps.charge }}',
        },
      },
      sample: { $ref: ['steps', 'charge'] },
    })
    expect(definition.edges).toContainEqual({ from: 'charge_2', port: 'then', to: 'tell_2' })
    expect(definition.layout.tell_2).toEqual({ x: 35, y: 45 })
    expect(definition.notes?.at(-1)).toMatchObject({ id: 'note_2', x: 5, y: 5 })
  })

  it('leaves references to what was not copied', () => {
    const { definition } = pasteFragment(workflow, copied(['tell']), { x: 0, y: 0 })
    expect(definition.nodes.at(-1)).toMatchObject({
      id: 'tell_2',
      input: { amount: { $ref: ['steps', 'charge', 'amount'] } },
    })
  })

  it('keeps the ids where they are free, as in another workflow, and connects the first step', () => {
    const empty = { ...workflow, nodes: [], edges: [], layout: {} }
    const from = { nodeId: 'trigger', port: 'then' }
    const { definition } = pasteFragment(empty, copied(['charge', 'tell']), { x: 0, y: 0 }, from)
    expect(definition.nodes).toEqual(workflow.nodes)
    expect(canonicalJson(definition.edges.toSorted((a, b) => (a.to < b.to ? -1 : 1)))).toBe(
      canonicalJson(workflow.edges),
    )
  })

  it('leaves out a connection into a list from a step that is in no list without the others', () => {
    const list: WorkflowDefinition = {
      ...workflow,
      nodes: [
        { id: 'lines', kind: 'each', items: { $ref: ['trigger', 'lines'] } },
        ...['first', 'next', 'last'].map((id) => ({ id, kind: 'set' as const, values: {} })),
      ],
      edges: [
        { from: 'lines', port: 'each', to: 'first' },
        { from: 'lines', port: 'each', to: 'last' },
        { from: 'first', port: 'then', to: 'next' },
        { from: 'next', port: 'then', to: 'last' },
      ],
    }
    const fragment = fragmentOf(list, new Set(['lines', 'next', 'last']), {})
    expect(fragment?.edges).toEqual([{ from: 'lines', port: 'each', to: 'last' }])
  })

  it('moves nothing but the copies, whatever places the text holds', () => {
    const fragment = copied(['tell'])
    const forged = {
      ...fragment,
      layout: { ...fragment.layout, charge: { x: 900, y: 900 }, trigger: { x: 9, y: 9 } },
    }
    const { definition } = pasteFragment(workflow, forged, { x: 0, y: 0 })
    const { tell_2: _copy, ...others } = definition.layout
    expect(others).toEqual(workflow.layout)
  })

  it('never breaks the graph, and pastes as much as was copied', () => {
    fc.assert(
      fc.property(soundDefinition, fc.array(fc.nat(50)), fc.nat(3), (definition, picks, times) => {
        const ids = new Set(
          picks.flatMap((pick) => definition.nodes[pick % definition.nodes.length]?.id ?? []),
        )
        const fragment = fragmentOf(definition, ids, definition.layout)
        let current = definition
        for (let left = times; left > 0 && fragment !== undefined; left -= 1) {
          current = pasteFragment(current, fragment, { x: 1, y: 1 }).definition
        }
        expect(current.nodes).toHaveLength(definition.nodes.length + times * (fragment?.nodes.length ?? 0))
        expect(checkGraph(current)).toEqual([])
      }),
    )
  })
})
