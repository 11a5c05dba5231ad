import { describe, expect, it } from 'vitest'
import { type WorkflowDefinition, workflowDefinitionSchema } from './definition.js'
import { buildGraph } from './graph.js'
import { mostRehearsedSteps, type RehearsedEffect, rehearse } from './rehearsal.js'

const shop = { currency: 'USD' }
const order = { id: 'o1', lines: [{ title: 'Tea' }, { title: 'Kettle' }], risk: 'high' }

const definitionOf = (nodes: unknown[], edges: [string, string, string][]): WorkflowDefinition =>
  workflowDefinitionSchema.parse({
    schema: 1,
    name: 'Rehearsed',
    trigger: { type: 'commerce.order_created', config: {} },
    nodes,
    edges: edges.map(([from, port, to]) => ({ from, port, to })),
    layout: {},
  })

const action = (id: string, input = {}) => ({ id, kind: 'action', action: `demo.${id}`, input })
const asks = (id: string, path: string[], value: string) => ({
  id,
  kind: 'condition',
  when: { all: [{ field: { $ref: path }, operator: 'equals', value }] },
})

const supposed = async (): Promise<RehearsedEffect> => ({
  by: 'supposed',
  outcome: { status: 'succeeded', port: 'then', output: { level: 'low' } },
})

async function rehearsed(definition: WorkflowDefinition, act = supposed) {
  const { steps, status, error } = await rehearse(
    buildGraph(definition),
    { trigger: { order }, shop },
    Date.UTC(2026, 10, 22),
    act,
  )
  const taken = steps.map(({ address, outcome, isUnsure }) => {
    const way = outcome.status === 'succeeded' ? outcome.port : 'failed'
    return `${address.nodeId}${address.iteration.map((index) => `@${index}`).join('')} ${way}${isUnsure ? ' ?' : ''}`
  })
  return { taken, steps, status, error }
}

describe('a rehearsal', () => {
  it('takes the way that a run would take, and hands each effect its input', async () => {
    const definition = definitionOf(
      [
        asks('risk', ['trigger', 'order', 'risk'], 'high'),
        action('tag', { id: { $ref: ['trigger', 'order', 'id'] } }),
        action('capture'),
      ],
      [
        ['trigger', 'then', 'risk'],
        ['risk', 'then', 'tag'],
        ['risk', 'otherwise', 'capture'],
      ],
    )
    const result = await rehearsed(definition)
    expect(result.taken).toEqual(['risk then', 'tag then'])
    expect(result.status).toBe('succeeded')
    expect(result.steps[1]).toMatchObject({ input: { id: 'o1' }, by: 'supposed' })
  })

  it('says where an answer that was only supposed decides', async () => {
    const definition = definitionOf(
      [
        action('charge'),
        { id: 'note', kind: 'set', values: { text: { $template: 'Level {{ steps.charge.level }}' } } },
        asks('decide', ['steps', 'note', 'text'], 'Level low'),
        action('refund'),
        asks('certain', ['trigger', 'order', 'risk'], 'high'),
      ],
      [
        ['trigger', 'then', 'charge'],
        ['charge', 'then', 'note'],
        ['note', 'then', 'decide'],
        ['decide', 'then', 'refund'],
        ['charge', 'then', 'certain'],
      ],
    )
    expect((await rehearsed(definition)).taken.toSorted()).toEqual([
      'certain then',
      'charge then',
      'decide then ?',
      'note then',
      'refund then ?',
    ])
    const carriedOut = await rehearsed(definition, async () => ({ ...(await supposed()), by: 'carried_out' }))
    expect(carriedOut.taken.filter((step) => step.endsWith('?'))).toEqual([])
  })

  it('goes through lists, and through waits at once', async () => {
    const definition = definitionOf(
      [
        { id: 'lines', kind: 'each', items: { $ref: ['trigger', 'order', 'lines'] } },
        action('pick'),
        { id: 'week', kind: 'wait', for: { kind: 'duration', seconds: 604_800 } },
        action('ask'),
      ],
      [
        ['trigger', 'then', 'lines'],
        ['lines', 'each', 'pick'],
        ['lines', 'done', 'week'],
        ['week', 'then', 'ask'],
      ],
    )
    const { taken, steps } = await rehearsed(definition)
    expect(taken).toEqual(['lines each', 'pick@0 then', 'pick@1 then', 'week then', 'ask then'])
    expect(steps.find(({ address }) => address.nodeId === 'week')?.input).toEqual({ seconds: 604_800 })
  })

  it('supposes that an event which is waited for does not come', async () => {
    const definition = definitionOf(
      [
        {
          id: 'paid',
          kind: 'wait',
          for: {
            kind: 'event',
            trigger: 'commerce.order_paid',
            match: { path: ['order', 'id'], equals: { $ref: ['trigger', 'order', 'id'] } },
            timeoutSeconds: 3_600,
          },
        },
        action('thank'),
        action('remind'),
      ],
      [
        ['trigger', 'then', 'paid'],
        ['paid', 'then', 'thank'],
        ['paid', 'timeout', 'remind'],
      ],
    )
    expect((await rehearsed(definition)).taken).toEqual(['paid timeout ?', 'remind then ?'])
  })

  it('fails where a run would, and goes along an error that is caught', async () => {
    const fails = async (): Promise<RehearsedEffect> => ({
      by: 'carried_out',
      outcome: { status: 'failed', error: { code: 'no', message: 'No.', nodeId: 'tag' } },
    })
    const alone = definitionOf([action('tag')], [['trigger', 'then', 'tag']])
    expect(await rehearsed(alone, fails)).toMatchObject({ status: 'failed', error: { code: 'no' } })
    const caught = definitionOf(
      [action('tag'), { id: 'end', kind: 'stop', result: 'succeeded' }],
      [
        ['trigger', 'then', 'tag'],
        ['tag', 'error', 'end'],
      ],
    )
    expect((await rehearsed(caught, fails)).taken).toEqual(['tag failed', 'end stopped'])
  })

  it('gives up a list without end', async () => {
    const long = Array.from({ length: mostRehearsedSteps + 1 }, (_, index) => index)
    const definition = definitionOf(
      [{ id: 'all', kind: 'each', items: { $ref: ['trigger', 'list'] } }, action('pick')],
      [
        ['trigger', 'then', 'all'],
        ['all', 'each', 'pick'],
      ],
    )
    const { status, steps } = await rehearse(
      buildGraph(definition),
      { trigger: { list: long }, shop },
      0,
      supposed,
    )
    expect(status).toBe('cut')
    expect(steps.length).toBe(mostRehearsedSteps)
  })
})
