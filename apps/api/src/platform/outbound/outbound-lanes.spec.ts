import { expect, it } from 'vitest'
import { mostInFlightPerHost, OutboundLanes } from './outbound-lanes.js'

it('lets in as many as a lane holds, and each place once', () => {
  const lanes = new OutboundLanes()
  const lane = { key: 'connection:a', mostInFlight: 2 }
  const first = lanes.tryEnter(lane)
  const second = lanes.tryEnter(lane)
  expect(lanes.tryEnter(lane)).toBeUndefined()
  expect(lanes.tryEnter({ ...lane, key: 'connection:b' })).toBeDefined()
  first?.()
  first?.()
  expect(lanes.tryEnter(lane)).toBeDefined()
  expect(lanes.tryEnter(lane)).toBeUndefined()
  second?.()
  expect(lanes.tryEnter(lane)).toBeDefined()
})

it('leaves places to others, however many lanes are full of calls that do not end', () => {
  const lanes = new OutboundLanes()
  const fill = (host: string) => {
    const lane = { key: `host:${host}`, mostInFlight: mostInFlightPerHost }
    let entered = 0
    while (lanes.tryEnter(lane) !== undefined) entered += 1
    return entered
  }
  expect(['a', 'b', 'c', 'd'].map(fill)).toEqual([500, 250, 125, 62])
  expect(Array.from({ length: 20 }, (_, index) => fill(`e${index}`)).at(-1)).toBe(10)
})
