import type { WorkflowDefinition, WorkflowEdge, WorkflowNode } from '@counterflow/core'
import { portsOf } from '@counterflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { autoLayout } from './auto-layout'

const when = { all: [] }
const ask = (id: string): WorkflowNode => ({ id, kind: 'condition', when })
const choose = (id: string, cases: number): WorkflowNode => ({
  id,
  kind: 'switch',
  cases: Array.from({ length: cases }, (_, index) => ({ port: `case${index}`, name: `Case ${index}`, when })),
})
const stop = (id: string): WorkflowNode => ({ id, kind: 'set', values: {} })

const drawn = (nodes: WorkflowNode[], edges: WorkflowEdge[]): WorkflowDefinition => ({
  schema: 1,
  name: 'Drawn',
  trigger: null,
  nodes,
  edges,
  layout: {},
})

/** Any workflow in which steps lead to later ones, some of them to the same. */
const anyDrawing = fc
  .array(
    fc.record({
      cases: fc.integer({ min: 0, max: 3 }),
      targets: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }),
      used: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((steps) => {
    const nodes = steps.map(({ cases }, index) =>
      cases === 0 ? stop(`s${index}`) : cases === 1 ? ask(`s${index}`) : choose(`s${index}`, cases),
    )
    const edges = steps.flatMap(({ targets, used }, index) => {
      const node = nodes[index]
      const ports = node === undefined ? [] : portsOf(node)
      return ports.flatMap((port, at) => {
        const to = nodes[index + (targets[at] ?? 1)]?.id
        return to === undefined || !used[at] ? [] : [{ from: `s${index}`, port, to }]
      })
    })
    const first: WorkflowEdge = { from: 'trigger', port: 'then', to: 's0' }
    // Nobody draws the branches in the order of the ports.
    return drawn(nodes, [first, ...edges.toReversed()])
  })

describe('tidying up', () => {
  it('keeps the cases of a switch from top to bottom, in whatever order they were connected', async () => {
    const definition = drawn(
      [choose('route', 3), ...['a', 'b', 'c', 'd'].map(stop)],
      [
        { from: 'trigger', port: 'then', to: 'route' },
        { from: 'route', port: 'otherwise', to: 'd' },
        { from: 'route', port: 'case2', to: 'c' },
        { from: 'route', port: 'case0', to: 'a' },
        { from: 'route', port: 'case1', to: 'b' },
      ],
    )
    const { a, b, c, d } = await autoLayout(definition, 'right')
    const heights = [a, b, c, d].map((place) => place?.y ?? Number.NaN)
    expect(heights).toEqual(heights.toSorted((one, other) => one - other))
  })

  it('keeps “then” above “otherwise” wherever both lead to steps of their own', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async (definition) => {
        const places = await autoLayout(definition, 'right')
        const isOnlyWayTo = (id: string) => definition.edges.filter(({ to }) => to === id).length === 1
        for (const node of definition.nodes) {
          const targets = portsOf(node)
            .flatMap(
              (port) => definition.edges.find((edge) => edge.from === node.id && edge.port === port) ?? [],
            )
            .filter(({ to }) => isOnlyWayTo(to))
            .map(({ to }) => places[to])
          for (const [index, place] of targets.entries()) {
            const next = targets[index + 1]
            // Of what does not stand in one column, neither is above.
            if (place === undefined || next === undefined || next.x !== place.x) continue
            expect(place.y).toBeLessThan(next.y)
          }
        }
      }),
      { numRuns: 300 },
    )
  }, 30_000)
})
