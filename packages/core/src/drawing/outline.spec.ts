import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundDefinition, stoppingDefinition } from '../workflow/definition.arbitrary.js'
import { triggerNodeId, type WorkflowDefinition, type WorkflowNode } from '../workflow/definition.js'
import { portsOf, triggerPorts } from '../workflow/ports.js'
import { edgeId } from './apply.js'
import { type OutlineExit, type OutlineStep, outlineOf } from './outline.js'

function walk(steps: readonly OutlineStep[], seen: { steps: OutlineStep[]; exits: OutlineExit[] }) {
  for (const step of steps) {
    seen.steps.push(step)
    for (const exit of step.exits) {
      seen.exits.push(exit)
      walk(exit.steps, seen)
    }
  }
  return seen
}

const everything = (definition: WorkflowDefinition) => {
  const { main, loose } = outlineOf(definition)
  return walk([...main, ...loose], { steps: [], exits: [] })
}

/** Sound workflows, some of whose connections were taken away again. */
const anyDefinition = fc
  .tuple(fc.oneof(soundDefinition, stoppingDefinition), fc.infiniteStream(fc.nat(4)))
  .map(([definition, dice]) => ({
    ...definition,
    edges: definition.edges.filter(() => dice.next().value !== 0),
  }))

const act = (id: string): WorkflowNode => ({ id, kind: 'action', action: 'test.act', input: {} })
const ask = (id: string): WorkflowNode => ({ id, kind: 'condition', when: { all: [] } })

function drawn(nodes: WorkflowNode[], ways: string[]): WorkflowDefinition {
  const edges = ways.map((way) => {
    const [from = '', port = '', to = ''] = way.split(' ')
    return { from, port, to }
  })
  return { schema: 1, name: 'Drawn', trigger: null, nodes, edges, layout: {} }
}

/** An outline in short: `ask(then: a; otherwise: → b)`. */
const inShort = (steps: readonly OutlineStep[]): string =>
  steps
    .map(({ id, exits }) => {
      const ways = exits
        .filter(({ leadsTo }) => leadsTo !== 'nothing')
        .map((exit) =>
          exit.leadsTo === 'elsewhere'
            ? `${exit.port}: → ${exit.edge?.to}`
            : `${exit.port}: ${inShort(exit.steps)}`,
        )
      return ways.length === 0 ? id : `${id}(${ways.join('; ')})`
    })
    .join(', ')

describe('the outline of a workflow', () => {
  it('holds every step once as itself, and every connection once', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const { steps, exits } = everything(definition)
        expect(steps.map(({ id }) => id).toSorted()).toEqual(
          [triggerNodeId, ...definition.nodes.map(({ id }) => id)].toSorted(),
        )
        const edges = [...steps, ...exits].flatMap(({ edge }) => edge ?? [])
        expect(edges.map(edgeId).toSorted()).toEqual(definition.edges.map(edgeId).toSorted())
      }),
    )
  })

  it('shows each exit of a step, but the one by which the list goes on', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const { steps, exits } = everything(definition)
        const goesOn = new Set(steps.flatMap(({ edge }) => (edge ? `${edge.from} ${edge.port}` : [])))
        const shown = new Set(exits.map(({ nodeId, port }) => `${nodeId} ${port}`))
        const all = [
          ...triggerPorts.map((port) => `${triggerNodeId} ${port}`),
          ...definition.nodes.flatMap((node) => portsOf(node).map((port) => `${node.id} ${port}`)),
        ]
        expect([...goesOn, ...shown].toSorted()).toEqual(all.toSorted())
      }),
    )
  })

  it('says where an exit that leads elsewhere goes on, and nests what an exit leads to', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        for (const { edge, leadsTo, steps } of everything(definition).exits) {
          expect(leadsTo === 'nothing').toBe(edge === undefined)
          expect(leadsTo === 'below').toBe(steps.length > 0)
          if (leadsTo === 'below') expect(steps[0]?.id).toBe(edge?.to)
        }
      }),
    )
  })

  it('keeps the steps of a list in its body', () => {
    fc.assert(
      fc.property(soundDefinition, (definition) => {
        const lists = everything(definition).exits.filter(({ port }) => port === 'each')
        for (const list of lists) {
          const inside = new Set(walk(list.steps, { steps: [], exits: [] }).steps.map(({ id }) => id))
          const crossing = definition.edges.filter(
            ({ from, to }) => inside.has(from) && !inside.has(to) && from !== list.nodeId,
          )
          const bodies = lists.filter(({ nodeId }) => nodeId === list.nodeId)
          const others = new Set(
            bodies.flatMap(({ steps }) => walk(steps, { steps: [], exits: [] }).steps.map(({ id }) => id)),
          )
          expect(crossing.filter(({ to }) => !others.has(to))).toEqual([])
        }
      }),
    )
  })

  it('writes a chain as a list, not as stairs', () => {
    const chain = drawn([act('a'), act('b'), act('c')], ['trigger then a', 'a then b', 'b then c'])
    expect(inShort(outlineOf(chain).main)).toBe('trigger, a, b, c')
  })

  it('goes on with a join after the decision whose branches meet there', () => {
    const join = drawn(
      [ask('ask'), act('a'), act('b'), act('end')],
      ['trigger then ask', 'ask then a', 'ask otherwise b', 'a then end', 'b then end'],
    )
    expect(inShort(outlineOf(join).main)).toBe(
      'trigger, ask(then: a(then: → end); otherwise: b(then: → end)), end',
    )
  })

  it('tells ways that run side by side apart', () => {
    const parallel = drawn(
      [act('a'), act('b'), act('c')],
      ['trigger then a', 'trigger then b', 'a then c', 'b then c'],
    )
    const [trigger] = outlineOf(parallel).main
    expect(trigger?.exits.map(({ way, ways }) => [way, ways])).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect(inShort(outlineOf(parallel).main)).toBe('trigger(then: a(then: → c); then: b(then: → c)), c')
  })

  it('puts at the end what nothing leads to', () => {
    const { main, loose } = outlineOf(drawn([act('a'), act('b'), act('c')], ['trigger then a', 'b then c']))
    expect([inShort(main), inShort(loose)]).toEqual(['trigger, a', 'b, c'])
  })

  it('shows every step of a broken drawing that runs in a circle', () => {
    const circle = drawn([act('a'), act('b')], ['a then b', 'b then a'])
    expect(everything(circle).steps.map(({ id }) => id)).toEqual(['trigger', 'a', 'b'])
  })
})
