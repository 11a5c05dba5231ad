import { buildGraph, type Outcomes } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { action, chain } from '../../../../test/run-workbench.js'
import { continuedKeys } from './retry-planning.js'

const graph = buildGraph(
  chain(action('one'), action('two'), { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 1 } }),
)
const row = (nodeId: string, kind: 'started' | 'postponed' | 'waiting' | 'succeeded' | 'failed') => ({
  nodeId,
  iteration: '',
  kind,
})
const done: Outcomes = new Map([['one', { status: 'succeeded', port: 'then', output: null }]])

describe('the keys with which effects go on', () => {
  it('are those of what was begun and has never succeeded, put off since or not', () => {
    const rows = [
      row('one', 'started'),
      row('one', 'succeeded'),
      row('two', 'started'),
      row('two', 'waiting'),
      row('two', 'postponed'),
      row('pause', 'waiting'),
    ]
    const run = { id: 'this', continues: null }
    expect(continuedKeys({ run, graph, rows, outcomes: done })).toEqual({ two: 'this' })
  })

  it('are new for what was only put off', () => {
    const run = { id: 'this', continues: null }
    expect(continuedKeys({ run, graph, rows: [row('two', 'postponed')], outcomes: new Map() })).toEqual({})
  })

  it('stay those of the first run, also where this one never came to the step', () => {
    const run = { id: 'this', continues: { one: 'first', two: 'first' } }
    expect(continuedKeys({ run, graph, rows: [row('two', 'started')], outcomes: new Map() })).toEqual({
      one: 'first',
      two: 'first',
    })
    expect(continuedKeys({ run, graph, rows: [], outcomes: done })).toEqual({ two: 'first' })
  })
})
