import { expect, it } from 'vitest'
import { RestAfterWork } from './rest-after-work.js'

it('begins once after each time of work', () => {
  const rest = new RestAfterWork()
  const busy = 0.6
  const idle = 0.01
  // Neither: some requests now and then.
  const calm = 0.1
  const seen = [calm, idle, idle, calm, idle, busy, calm, busy, idle, idle]
  expect(seen.map((share) => rest.begins(share))).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
    false,
  ])
})
