import { expect, it } from 'vitest'
import { OutboundLanes } from './outbound-lanes.js'

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
