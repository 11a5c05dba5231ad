import { describe, expect, it } from 'vitest'
import { chosenEvent, seenValues } from './seen-values'

const item = (eventId: string, number: string) => ({
  eventId,
  at: '2026-11-22T00:00:00Z',
  payload: { order: { number } },
  subject: null,
})
const step = (nodeId: string, eventId: string, output: unknown) => ({
  nodeId,
  eventId,
  output,
  runId: '01980000-0000-7000-8000-000000000001',
  at: '2026-11-22T00:00:00Z',
})
const received = {
  items: [item('new', '#2'), item('old', '#1')],
  // From new to old, as the API lists them.
  steps: [step('tag', 'new', 'of new'), step('tag', 'old', 'of old'), step('ask', 'old', 'asked once')],
  shop: { name: 'Shop' },
}

describe('what was seen of a past event', () => {
  it('is that of the chosen one, and of the latest while none is chosen or it is gone', () => {
    expect(chosenEvent(received.items, 'old')?.eventId).toBe('old')
    expect(chosenEvent(received.items, undefined)?.eventId).toBe('new')
    expect(chosenEvent(received.items, 'forgotten')?.eventId).toBe('new')
    expect(chosenEvent([], undefined)).toBeUndefined()
  })

  it('is what steps answered to it, and otherwise what they answered last', () => {
    const [latest, older] = received.items
    expect(Object.fromEntries(seenValues(received, latest).steps)).toEqual({
      tag: 'of new',
      ask: 'asked once',
    })
    expect(Object.fromEntries(seenValues(received, older).steps)).toEqual({
      tag: 'of old',
      ask: 'asked once',
    })
    expect(seenValues(received, older).trigger).toEqual({ order: { number: '#1' } })
  })

  it('is nothing while nothing was received', () => {
    expect(seenValues(undefined, undefined)).toEqual({
      trigger: undefined,
      steps: new Map(),
      shop: undefined,
    })
  })
})
