import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { triggerNodeId, type WorkflowDefinition } from '../workflow/definition.js'
import { connectionRefusals } from './connection-refusals.js'
import { edited, editScript } from './edits.arbitrary.js'
import { connect, portsAt, reconnect } from './edits.js'

const listed: WorkflowDefinition = {
  schema: 1,
  name: 'Lists',
  trigger: null,
  nodes: [
    { id: 'first', kind: 'set', values: {} },
    { id: 'lines', kind: 'each', items: { $ref: ['trigger', 'lines'] } },
    { id: 'inside', kind: 'set', values: {} },
    { id: 'after', kind: 'set', values: {} },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'first' },
    { from: 'first', port: 'then', to: 'lines' },
    { from: 'lines', port: 'each', to: 'inside' },
    { from: 'lines', port: 'done', to: 'after' },
  ],
  layout: {},
}

describe('what a connection cannot be drawn to', () => {
  it('is named with its reason', () => {
    expect([...connectionRefusals(listed, { from: { nodeId: 'after', port: 'then' } })]).toEqual([
      ['trigger', 'circle'],
      ['first', 'circle'],
      ['lines', 'circle'],
      ['inside', 'list'],
      ['after', 'circle'],
    ])
    expect(connectionRefusals(listed, { from: { nodeId: 'first', port: 'then' } }).get('lines')).toBe('twice')
  })

  it('is what connecting refuses, in whatever graph and from whichever end', () => {
    fc.assert(
      fc.property(editScript, fc.nat(50), fc.nat(5), ({ start, edits }, first, second) => {
        const definition = edits.reduce(edited, start)
        const ids = [triggerNodeId, ...definition.nodes.map(({ id }) => id)]
        const nodeId = ids[first % ids.length] ?? triggerNodeId
        const ports = portsAt(definition, nodeId)
        const port = ports[second % Math.max(1, ports.length)]
        if (port !== undefined) {
          const refused = connectionRefusals(definition, { from: { nodeId, port } })
          for (const to of ids) {
            expect(refused.has(to)).toBe(connect(definition, { from: nodeId, port, to }) === undefined)
          }
        }
        if (nodeId === triggerNodeId) return
        const refused = connectionRefusals(definition, { to: nodeId })
        for (const from of ids) {
          const exits = portsAt(definition, from)
          const possible = exits.some((exit) => connect(definition, { from, port: exit, to: nodeId }))
          expect(refused.has(from)).toBe(!possible)
        }
      }),
    )
  })

  it('leaves the connection that is led elsewhere out of account', () => {
    fc.assert(
      fc.property(editScript, fc.nat(50), ({ start, edits }, index) => {
        const definition = edits.reduce(edited, start)
        const edge = definition.edges[index % Math.max(1, definition.edges.length)]
        if (edge === undefined) return
        const from = { nodeId: edge.from, port: edge.port }
        const refused = connectionRefusals(definition, { from }, edge)
        for (const { id } of definition.nodes) {
          expect(refused.has(id)).toBe(reconnect(definition, edge, { ...edge, to: id }) === undefined)
        }
      }),
    )
  })
})
