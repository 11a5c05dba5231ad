import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { type Advance, advance } from './advance.js'
import { triggerNodeId, type WorkflowNode } from './definition.js'
import { buildGraph } from './graph.js'
import type { Arrivals, StepOutcome } from './outcome.js'
import { portsOf, thenPort } from './ports.js'
import { RunProgress } from './run-progress.js'

const now = Date.parse('2026-11-21T12:00:00Z')
const noArrivals: Arrivals = new Map()

/** A run of `nodes`, one after the other by the first port of each. */
function runOf(nodes: readonly WorkflowNode[], trigger: Json = {}) {
  const froms = [triggerNodeId, ...nodes.map(({ id }) => id)]
  const ports = [thenPort, ...nodes.map((node) => portsOf(node)[0] ?? '')]
  const edges = nodes.map(({ id }, index) => ({ from: froms[index] ?? '', port: ports[index] ?? '', to: id }))
  const definition = { schema: 1 as const, name: 'Test', trigger: null, nodes: [...nodes], edges, layout: {} }
  const progress = new RunProgress(buildGraph(definition))
  return {
    progress,
    advance: (at = now, arrivals = noArrivals): Advance =>
      advance(progress, { trigger, shop: {} }, at, arrivals),
    outcome: (key: string): StepOutcome | undefined => progress.outcomes.get(key),
  }
}

const act: WorkflowNode = { id: 'act', kind: 'action', action: 'test.act', input: {} }
const until = (at: Extract<WorkflowNode, { kind: 'wait' }>['for']): WorkflowNode => ({
  id: 'w',
  kind: 'wait',
  for: at,
})
const forPayment = until({
  kind: 'event',
  trigger: 'test.paid',
  match: { path: ['order', 'id'], equals: { $ref: ['trigger', 'id'] } },
  timeoutSeconds: 60,
})

describe('a wait', () => {
  it('for a date goes on when the date has come', () => {
    const run = runOf([until({ kind: 'date', at: { $ref: ['trigger', 'at'] } }), act], {
      at: '2026-11-22T00:00:00+09:00',
    })
    expect(run.advance().decision).toMatchObject({ wakeAt: Date.parse('2026-11-21T15:00:00Z') })
    expect(run.advance(Date.parse('2026-11-21T15:00:00Z')).effects).toMatchObject([
      { address: { nodeId: 'act' } },
    ])
  })

  it('for a date in the past is no wait', () => {
    const run = runOf([until({ kind: 'date', at: '2020-01-01' }), act])
    expect(run.advance().effects).toHaveLength(1)
    expect(run.outcome('w')).toEqual({ status: 'succeeded', port: 'then', output: null })
  })

  it.each([
    ['not_an_instant', 'soon'],
    ['not_an_instant', 17],
    ['not_an_instant', null],
    ['too_far', '3026-01-01'],
    ['too_far', '2036-12-01'],
  ])('fails with %s for %j', (code, at) => {
    const run = runOf([until({ kind: 'date', at }), act])
    expect(run.advance().decision).toMatchObject({
      kind: 'finish',
      status: 'failed',
      error: { code, nodeId: 'w' },
    })
  })

  it('for an event says what it awaits, and goes on with the event', () => {
    const run = runOf([forPayment, act], { id: { b: 1, a: 2 } })
    const { computed, decision } = run.advance()
    expect(computed).toMatchObject([{ awaits: { trigger: 'test.paid', key: '{"a":2,"b":1}' } }])
    expect(decision).toMatchObject({ kind: 'go-on', wakeAt: now + 60_000 })
    expect(run.advance(now + 1, new Map([['w', { order: 'o' }]])).effects).toHaveLength(1)
    expect(run.outcome('w')).toEqual({ status: 'succeeded', port: 'then', output: { order: 'o' } })
  })

  it('for an event that does not come leaves by its timeout, where nothing need follow', () => {
    const run = runOf([forPayment, act], { id: 7 })
    run.advance()
    expect(run.advance(now + 60_000).decision).toEqual({ kind: 'finish', status: 'succeeded' })
    expect(run.outcome('w')).toEqual({ status: 'succeeded', port: 'timeout', output: null })
  })

  it('takes the event that came even when its time is over', () => {
    const run = runOf([forPayment, act], { id: 7 })
    run.advance()
    expect(run.advance(now + 90_000, new Map([['w', 1]])).effects).toHaveLength(1)
  })
})

describe('a stop', () => {
  const stop: WorkflowNode = {
    id: 's',
    kind: 'stop',
    result: 'failed',
    message: { $template: 'No {{ trigger.x }}.' },
  }

  it('ends the run as it says, with its message', () => {
    expect(runOf([stop], { x: 'stock' }).advance().decision).toEqual({
      kind: 'finish',
      status: 'failed',
      error: { code: 'stopped', message: 'No stock.', nodeId: 's' },
    })
    expect(runOf([{ id: 's', kind: 'stop', result: 'succeeded' }]).advance().decision).toEqual({
      kind: 'finish',
      status: 'succeeded',
    })
  })

  it('starts nothing more and lets what is under way finish', () => {
    const edges = ['act', 'wait'].map((to) => ({ from: triggerNodeId, port: thenPort, to }))
    const wait: WorkflowNode = { id: 'wait', kind: 'wait', for: { kind: 'duration', seconds: 5 } }
    const after: WorkflowNode = { ...act, id: 'after' }
    const progress = new RunProgress(
      buildGraph({
        schema: 1,
        name: 'Test',
        trigger: null,
        nodes: [act, wait, { id: 's', kind: 'stop', result: 'succeeded' }, after],
        edges: [
          ...edges,
          { from: 'wait', port: thenPort, to: 's' },
          { from: 'act', port: thenPort, to: 'after' },
        ],
        layout: {},
      }),
    )
    const address = { nodeId: 'act', iteration: [] }
    const surroundings = { trigger: {}, shop: {} }
    expect(advance(progress, surroundings, now).effects).toHaveLength(1)
    progress.record(address, { status: 'started', attempt: 1 })
    const stopped = advance(progress, surroundings, now + 5_000)
    expect(stopped).toMatchObject({
      effects: [],
      decision: { kind: 'go-on', inFlight: [address], wakeAt: null },
    })
    progress.record(address, { status: 'succeeded', port: thenPort, output: null })
    expect(advance(progress, surroundings, now + 5_000)).toMatchObject({
      effects: [],
      decision: { kind: 'finish', status: 'succeeded' },
    })
  })
})

describe('a template that comes to nothing', () => {
  it('fails its own step, with line and column', () => {
    const run = runOf([{ ...act, input: { text: { $template: 'Dear {{ trigger.name }}' } } }])
    expect(run.advance().decision).toMatchObject({
      status: 'failed',
      error: { code: 'template_failed', nodeId: 'act', message: expect.stringContaining('line 1, column 9') },
    })
  })

  it('is stopped when it loops without end', () => {
    const endless = '{% for i in (1..999999) %}{{ i }}{% endfor %}'
    const run = runOf([{ id: 'v', kind: 'set', values: { text: { $template: endless } } }])
    expect(run.advance().decision).toMatchObject({ status: 'failed', error: { code: 'template_limit' } })
  })
})

describe('an each', () => {
  const each: WorkflowNode = { id: 'each', kind: 'each', items: { $ref: ['trigger', 'items'] } }
  const body: WorkflowNode = { ...act, input: { item: { $ref: ['each', 'each', 'item'] } } }
  const items = (count: number) => ({ items: Array.from({ length: count }, (_, index) => index) })

  it('goes through 10,000 items, each once and in order', () => {
    const run = runOf([each, body], items(10_000))
    const seen: unknown[] = []
    for (let step = run.advance(); step.decision.kind === 'go-on'; step = run.advance()) {
      for (const { address, input } of step.effects) {
        seen.push(input)
        run.progress.record(address, { status: 'succeeded', port: thenPort, output: null })
      }
    }
    expect(seen).toEqual(items(10_000).items.map((item) => ({ item })))
  })

  it('refuses a million items at once', () => {
    const { decision } = runOf([each, body], items(1_000_000)).advance()
    expect(decision).toMatchObject({
      status: 'failed',
      error: { code: 'too_many_items', message: 'The list has 1000000 items; 10000 is the most.' },
    })
  })
})
