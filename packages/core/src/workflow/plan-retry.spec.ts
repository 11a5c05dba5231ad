import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundDefinition } from './definition.arbitrary.js'
import type { WorkflowDefinition, WorkflowNode } from './definition.js'
import { buildGraph, descendantsOf, type Graph } from './graph.js'
import { addressKey, addressOfKey, type Outcomes, type StepOutcome } from './outcome.js'
import { planRetry, type RetryFrom, type RetryPlan } from './plan-retry.js'
import { simulate, type World } from './simulation.arbitrary.js'

const calm = { flaky: new Set<string>(), arriving: new Set<string>() }
const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 })

/** A run of a random workflow in which some actions failed. */
const pastRun = soundDefinition.chain((definition) => {
  const ids = definition.nodes.map(({ id }) => id)
  return fc
    .record({
      flag: fc.boolean(),
      items: fc.array(fc.nat(9), { maxLength: 3 }),
      failing: fc
        .subarray(ids, { minLength: 1, maxLength: Math.min(2, ids.length) })
        .map((some) => new Set(some)),
      choices,
      picked: fc.constantFrom(...ids),
    })
    .map(({ flag, items, failing, choices: taken, picked }) => {
      const graph = buildGraph(definition)
      const world: World = { flag, items, failing, ...calm }
      return { definition, graph, world, picked, ...simulate(graph, world, taken) }
    })
})

const keysOf = (plan: RetryPlan) => (plan.kind === 'possible' ? plan.kept.map(addressKey) : [])
const keptOf = (plan: RetryPlan, outcomes: Outcomes): Map<string, StepOutcome> => {
  const keys = new Set(keysOf(plan))
  return new Map([...outcomes].filter(([key]) => keys.has(key)))
}
const healed = (world: World): World => ({ ...world, failing: new Set() })

function changed(
  definition: WorkflowDefinition,
  id: string,
  change: (node: WorkflowNode) => WorkflowNode,
): Graph {
  const nodes = definition.nodes.map((node) => (node.id === id ? change(node) : node))
  return buildGraph({ ...definition, nodes })
}

/** Another configuration of a node, whatever its kind. */
function altered(node: WorkflowNode): WorkflowNode {
  switch (node.kind) {
    case 'condition':
      return { ...node, when: { none: [node.when] } }
    case 'switch':
      return { ...node, cases: node.cases.map((one) => ({ ...one, when: { none: [one.when] } })) }
    case 'set':
      return { ...node, values: { x: 2 } }
    case 'action':
      return { ...node, input: { x: 2 } }
    case 'each':
      return { ...node, items: { $ref: ['trigger', 'none'] } }
    case 'wait':
      return { ...node, for: { kind: 'duration', seconds: 61 } }
    case 'stop':
      return { ...node, result: 'failed' }
  }
}

describe('the plan of a retry', () => {
  it('from the failed step reaches what a run without the failure reaches', () => {
    fc.assert(
      fc.property(pastRun, choices, ({ graph, world, outcomes, status }, taken) => {
        fc.pre(status === 'failed')
        const plan = planRetry({ graph, outcomes }, graph, { kind: 'failed' })
        const kept = keptOf(plan, outcomes)
        fc.pre([...kept.values()].every((outcome) => outcome.status === 'succeeded'))
        const retried = simulate(graph, healed(world), taken, undefined, kept)
        const clean = simulate(graph, healed(world), taken)
        expect(retried.status).toBe('succeeded')
        expect(new Map([...retried.outcomes].sort())).toEqual(new Map([...clean.outcomes].sort()))
      }),
      { numRuns: 150 },
    )
  })

  it('names every effect that is done a second time, and keeps what it says it keeps', () => {
    const from = fc.constantFrom<RetryFrom['kind'][]>('start', 'failed', 'step')
    const isAltered = fc.boolean()
    fc.assert(
      fc.property(pastRun, choices, from, isAltered, (past, taken, kind, alters) => {
        const { definition, graph, world, outcomes, picked } = past
        const target = alters ? changed(definition, picked, altered) : graph
        const plan = planRetry(
          { graph, outcomes },
          target,
          kind === 'step' ? { kind, nodeId: picked } : { kind },
        )
        if (plan.kind === 'impossible') return
        const kept = keptOf(plan, outcomes)
        const repeats = new Set(plan.repeats.map(({ address }) => addressKey(address)))
        const { begun } = simulate(target, healed(world), taken, undefined, kept)
        for (const attempt of begun) {
          const [key = ''] = attempt.split(' ')
          expect(kept.has(key)).toBe(false)
          if (outcomes.has(key)) expect(repeats).toContain(key)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('on another version keeps what does not come after a change, and nothing that does', () => {
    fc.assert(
      fc.property(pastRun, ({ definition, graph, outcomes, picked, status }) => {
        fc.pre(status === 'failed')
        const plan = planRetry({ graph, outcomes }, changed(definition, picked, altered), { kind: 'failed' })
        const same = planRetry({ graph, outcomes }, graph, { kind: 'failed' })
        const after = descendantsOf(graph, [picked])
        const inBody = graph.scopeOf.get(picked) !== null
        for (const key of keysOf(plan)) expect(after).not.toContain(addressOfKey(key).nodeId)
        if (!inBody) {
          const untouched = keysOf(same).filter((key) => !after.has(addressOfKey(key).nodeId))
          expect(keysOf(plan)).toEqual(untouched)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is not troubled by another name', () => {
    fc.assert(
      fc.property(pastRun, ({ definition, graph, outcomes, picked, status }) => {
        fc.pre(status === 'failed')
        const renamed = changed(definition, picked, (node) => ({ ...node, name: 'Another name' }))
        const from = { kind: 'failed' } as const
        expect(planRetry({ graph, outcomes }, renamed, from)).toEqual(
          planRetry({ graph, outcomes }, graph, from),
        )
      }),
    )
  })

  const edge = (source: string, port: string, to: string) => ({ from: source, port, to })
  const charge: WorkflowDefinition = {
    schema: 1,
    name: 'Charge',
    trigger: { type: 'test.happened', config: {} },
    nodes: [
      { id: 'each', kind: 'each', items: { $ref: ['trigger', 'items'] } },
      { id: 'charge', kind: 'action', action: 'test.charge', input: {} },
      { id: 'mail', kind: 'action', action: 'test.mail', input: {} },
    ],
    edges: [edge('trigger', 'then', 'each'), edge('each', 'each', 'charge'), edge('each', 'done', 'mail')],
    layout: {},
  }
  const graph = buildGraph(charge)
  const done = { status: 'succeeded', port: 'then', output: null } as const
  const error = { code: 'refused', message: 'No.', nodeId: 'mail' }
  const outcomes: Outcomes = new Map<string, StepOutcome>([
    ['each', { status: 'succeeded', port: 'each', output: { count: 2 } }],
    ['charge@0', done],
    ['charge@1', done],
    ['mail', { status: 'failed', error }],
  ])

  it('from a step inside a list goes through its items again, and through what follows the list', () => {
    expect(planRetry({ graph, outcomes }, graph, { kind: 'step', nodeId: 'charge' })).toEqual({
      kind: 'possible',
      kept: [{ nodeId: 'each', iteration: [] }],
      repeats: [
        { address: { nodeId: 'charge', iteration: [0] }, before: 'succeeded' },
        { address: { nodeId: 'charge', iteration: [1] }, before: 'succeeded' },
        { address: { nodeId: 'mail', iteration: [] }, before: 'failed' },
      ],
    })
  })

  it('on another version counts the body of a list as before what follows the list', () => {
    const target = changed(charge, 'charge', altered)
    expect(keysOf(planRetry({ graph, outcomes }, target, { kind: 'failed' }))).toEqual(['each'])
    const sent = new Map([
      ...outcomes,
      ['mail', done] as const,
      ['charge@1', { status: 'failed', error }] as const,
    ])
    expect(keysOf(planRetry({ graph, outcomes: sent }, target, { kind: 'failed' }))).toEqual(['each'])
  })

  it.each<[string, Outcomes, Graph, RetryFrom]>([
    ['nothing_failed', new Map([['each', done]]), graph, { kind: 'failed' }],
    ['no_such_step', outcomes, graph, { kind: 'step', nodeId: 'gone' }],
    ['step_not_run', new Map(), graph, { kind: 'step', nodeId: 'mail' }],
    [
      'other_trigger',
      outcomes,
      buildGraph({ ...charge, trigger: { type: 'test.other', config: {} } }),
      { kind: 'start' },
    ],
  ])('is impossible: %s', (reason, recorded, target, from) => {
    expect(planRetry({ graph, outcomes: recorded }, target, from)).toEqual({ kind: 'impossible', reason })
  })
})
