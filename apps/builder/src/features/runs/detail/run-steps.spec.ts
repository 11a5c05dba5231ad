import { describe, expect, it } from 'vitest'
import { stateOf } from './run-steps'

describe('a step whose run has ended', () => {
  it.each(['failed', 'cancelled', 'quarantined'] as const)('does not wait any more: %s', (status) => {
    expect(stateOf({ status }, { status: 'waiting' })).toBe('stopped')
    expect(stateOf({ status }, { status: 'asking' })).toBe('stopped')
    expect(stateOf({ status }, { status: 'started' })).toBe('stopped')
  })

  it('keeps how it went', () => {
    expect(stateOf({ status: 'failed' }, { status: 'failed' })).toBe('failed')
    expect(stateOf({ status: 'failed' }, { status: 'succeeded' })).toBe('succeeded')
  })
})

describe('a step whose run goes on', () => {
  it('stands as it stands', () => {
    expect(stateOf({ status: 'waiting' }, { status: 'waiting' })).toBe('waiting')
    expect(stateOf({ status: 'running' }, { status: 'started' })).toBe('started')
  })
})
