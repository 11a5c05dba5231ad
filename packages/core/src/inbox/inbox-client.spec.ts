import { expect, it } from 'vitest'
import { inboxClientVersion, knowsTopics } from './inbox-client.js'

it.each([
  [undefined, true],
  ['5.12.1', true],
  ['5.12.2', true],
  ['5.13.0', true],
  ['6.0.0', true],
  ['10.0.0', true],
  ['5.12.0', false],
  ['5.9.9', false],
  ['4.99.99', false],
  ['0.0.0', false],
  ['5.12', false],
  ['5.12.1, 6.0.0', false],
  ['5.12.1-beta', false],
  ['-5.12.1', false],
  ['', false],
])('R14: a client that says %j is told of topics: %j', (said, isTold) => {
  expect(knowsTopics(said)).toBe(isTold)
})

it('R14: the screen that is made here is told of topics', () => {
  expect(knowsTopics(inboxClientVersion)).toBe(true)
})
