import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certainties } from './certainty.js'
import { checkGraph } from './check-graph.js'
import { soundDefinition, stoppingDefinition } from './definition.arbitrary.js'
import { buildGraph, type Graph } from './graph.js'
import { decideNext } from './interpreter.js'
import { addressKey, addressOfKey, type Outcomes } from './outcome.js'
import { stoppedPort } from './ports.js'
import { RunProgress } from './run-progress.js'
import { simulate, type World } from './simulation.arbitrary.js'

const setOf = (ids: readonly string[]) => fc.subarray([...ids]).map((some) => new Set(some))

const anyWorld = (nodeIds: readonly string[]): fc.Arbitrary<World> =>
  fc.record({
    flag: fc.boolean(),
    items: fc.array(fc.nat(9), { maxLength: 3 }),
    failing: setOf(nodeIds),
    flaky: setOf(nodeIds),
    arriving: setOf(nodeIds),
  })

const runOf = (definitions: typeof soundDefinition) =>
  definitions.chain((definition) =>
    fc.record({
      graph: fc.constant(buildGraph(definition)),
      world: anyWorld(definition.nodes.map(({ id }) => id)),
      choices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }),
      otherChoices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }),
    }),
  )

const anyRun = runOf(soundDefinition)
const anyStoppingRun = runOf(stoppingDefinition)

const hasStopped = (outcomes: Outcomes) =>
  [...outcomes.values()].some((outcome) => outcome.status === 'succeeded' && outcome.port === stoppedPort)

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
      fc.property(anyStoppingRun, ({ graph, world, choices }) => {
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

  it('begins each attempt at an effect once, and leaves no effect without its outcome', () => {
    fc.assert(
      fc.property(anyStoppingRun, ({ graph, world, choices }) => {
        const { begun, outcomes } = simulate(graph, world, choices)
        expect(new Set(begun).size).toBe(begun.length)
        for (const attempt of begun) {
          const [key = ''] = attempt.split(' ')
          // A stop or a failure elsewhere gives up what waits for its next attempt, and nothing else.
          expect(['succeeded', 'failed', 'waiting']).toContain(outcomes.get(key)?.status)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('stops a run in whatever order things happen, unless a failure came first', () => {
    fc.assert(
      fc.property(anyStoppingRun, ({ graph, world, choices, otherChoices }) => {
        const one = simulate(graph, world, choices)
        const other = simulate(graph, world, otherChoices)
        if (one.status === 'succeeded' && !hasStopped(one.outcomes)) {
          expect(sortedOutcomes(other.outcomes)).toEqual(sortedOutcomes(one.outcomes))
        } else {
          expect(hasStopped(other.outcomes) || other.status === 'failed').toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('decides from records in any order what it decided as they came', () => {
    fc.assert(
      fc.property(anyStoppingRun, fc.nat(), ({ graph, world, choices }, cut) => {
        const all = [...simulate(graph, world, choices).outcomes]
        const some = new Map(all.slice(0, cut % (all.length + 1)))
        const progress = new RunProgress(graph)
        for (const [key, outcome] of [...some].reverse()) progress.record(addressOfKey(key), outcome)
        expect(progress.decide(0)).toEqual(decideNext(graph, some, 0))
        expect(new RunProgress(graph, some).decide(0)).toEqual(decideNext(graph, some, 0))
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
