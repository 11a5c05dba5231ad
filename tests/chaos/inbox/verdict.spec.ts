import { describe, expect, it } from 'vitest'
import type { SeenEntry } from './agent.js'
import { brokenPromises, type TalkEvidence } from './verdict.js'

const said = (position: number, writer: string, text: string, state = 'sent'): SeenEntry => ({
  id: `entry-${position}`,
  position,
  kind: 'message',
  state,
  author: { type: writer.startsWith('ada') ? 'customer' : 'staff' },
  content: { type: 'text', text: `${writer} ${text}` },
})
const log = [said(1, 'ada', '0'), said(2, 'minji', '0'), said(3, 'ada', '1'), said(4, 'minji', '1')]
const good: TalkEvidence = {
  name: 'talk',
  log,
  wrote: new Map([
    ['ada', ['ada 0', 'ada 1']],
    ['minji', ['minji 0', 'minji 1']],
  ]),
  followed: [log],
  heard: [2, 4],
}

describe('what is promised of a conversation', () => {
  it('holds where everybody has the same', () => {
    expect(brokenPromises(good)).toEqual([])
  })

  it.each<[string, Partial<TalkEvidence>, RegExp]>([
    ['a lost message', { log: log.slice(0, 3), followed: [log.slice(0, 3)], heard: [2] }, /minji wrote 2/],
    ['a doubled one', { log: [...log, said(5, 'ada', '1')] }, /ada wrote 2, and there are 3/],
    ['two in another order', { log: [log[0], log[3], log[2], log[1]].flatMap((one) => one ?? []) }, /gaps/],
    ['a gap', { log: log.filter(({ position }) => position !== 2) }, /gaps: 1,3,4/],
    ['a client that has missed something', { followed: [log.slice(0, 2)] }, /client 0 has another log/],
    [
      'an answer that never went out',
      { log: [...log.slice(0, 3), said(4, 'minji', '1', 'held')] },
      /is held/,
    ],
    ['a customer who heard it the other way round', { heard: [4, 2] }, /heard 4,2 of 2,4/],
  ])('is broken by %s', (_what, change, complaint) => {
    expect(brokenPromises({ ...good, ...change }).join('\n')).toMatch(complaint)
  })
})
