import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certainties } from './certainty.js'
import { checkGraph } from './check-graph.js'
import { soundDefinition } from './definition.arbitrary.js'
import { buildGraph, type Graph } from './graph.js'
import { decideNext } from './interpreter.js'
import { addressKey, type Outcomes } from './outcome.js'
import { simulate, type World } from './simulation.arbitrary.js'

const anyWorld = (nodeIds: readonly string[]): fc.Arbitrary<World> =>
  fc.record({
    flag: fc.boolean(),
    items: fc.array(fc.nat(9), { maxLength: 3 }),
    failing: fc.subarray([...nodeIds]).map((ids) => new Set(ids)),
  })

const anyRun = soundDefinition.chain((definition) =>
  fc.record({
    graph: fc.constant(buildGraph(definition)),
    world: anyWorld(definition.nodes.map(({ id }) => id)),
    choices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }),
    otherChoices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }),
  }),
)

const sortedOutcomes = (outcomes: Outcomes) =>
  [...outcomes].sort(([left], [right]) => (left < right ? -1 : 1))

function edgeTaken(graph: Graph, outcomes: Outcomes, from: string, port: string): boolean | undefined {
  if (from === 'trigger') return true
  const outcome = outcomes.get(addressKey({ nodeId: from, iteration: [] }))
  if (outcome === undefined) return undefined
  if (outcome.status === 'failed') return port === 'error'
  const left =
    graph.nodes.get(from)?.kind === 'each' ? 'done' : outcome.status === 'succeeded' && outcome.port
  return left === port
}

describe('the interpreter', () => {
  it('is given sound graphs only by the generator of these tests', () => {
    fc.assert(
      fc.property(soundDefinition, (definition) => {
        expect(checkGraph(definition)).toEqual([])
      }),
    )
  })

  it('brings every run to an end and never asks again for a step that has ended, whatever dies on the way', () => {
    fc.assert(
      fc.property(anyRun, ({ graph, world, choices }) => {
        expect(['succeeded', 'failed']).toContain(simulate(graph, world, choices).status)
      }),
      { numRuns: 400 },
    )
  })

  it('reaches the same state in whatever order effects answer and processes die', () => {
    fc.assert(
      fc.property(anyRun, ({ graph, world, choices, otherChoices }) => {
        const one = simulate(graph, world, choices)
        const other = simulate(graph, world, otherChoices)
        expect(other.status).toBe(one.status)
        if (one.status === 'succeeded') {
          expect(sortedOutcomes(other.outcomes)).toEqual(sortedOutcomes(one.outcomes))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('decides the same from the records of a finished run as the run itself did', () => {
    fc.assert(
      fc.property(anyRun, ({ graph, world, choices }) => {
        const { outcomes, status } = simulate(graph, world, choices)
        const again = decideNext(graph, new Map(sortedOutcomes(outcomes)), Number.MAX_SAFE_INTEGER)
        expect(again).toMatchObject({ kind: 'finish', status })
      }),
    )
  })

  it('runs a node exactly when an edge into it was taken, in every run that succeeds', () => {
    fc.assert(
      fc.property(anyRun, ({ graph, world, choices }) => {
        const { outcomes, status } = simulate(graph, world, choices)
        fc.pre(status === 'succeeded')
        for (const node of graph.order) {
          if (graph.scopeOf.get(node.id) !== null) continue
          const entries = graph.incoming.get(node.id) ?? []
          const taken = entries.some(({ from, port }) => edgeTaken(graph, outcomes, from, port))
          expect(outcomes.has(node.id)).toBe(taken)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has every certain step done before a step starts', () => {
    fc.assert(
      fc.property(anyRun, ({ graph, world, choices }) => {
        const certain = certainties(graph)
        simulate(graph, world, choices, ({ nodeId, iteration }, outcomes) => {
          for (const earlier of certain.get(nodeId)?.certain ?? []) {
            const depth = scopeDepth(graph, earlier)
            const outcome = outcomes.get(
              addressKey({ nodeId: earlier, iteration: iteration.slice(0, depth) }),
            )
            expect(outcome?.status, `${earlier} before ${nodeId}`).toBe('succeeded')
          }
        })
      }),
      { numRuns: 400 },
    )
  })
})

function scopeDepth(graph: Graph, nodeId: string): number {
  const scope = graph.scopeOf.get(nodeId) ?? null
  return scope === null ? 0 : 1 + scopeDepth(graph, scope)
}
