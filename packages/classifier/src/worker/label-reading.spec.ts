import { expect, it } from 'vitest'
import { outputs } from '../topics.js'
import { labelReadingOf } from './label-reading.js'

it('finds our topics in whatever order a model has them', () => {
  const backwards = Object.fromEntries(
    [...outputs].reverse().map((name, place) => [place, name.toUpperCase()]),
  )
  expect(labelReadingOf(backwards)).toEqual({ kind: 'topics', places: outputs.map((_, place) => 10 - place) })
})

it('asks in words where a model knows entailment only', () => {
  const names = { 0: 'contradiction', 1: 'neutral', 2: 'ENTAILMENT' }
  expect(labelReadingOf(names)).toEqual({ kind: 'entailment', place: 2 })
})

it.each([
  [{ 0: 'NEGATIVE', 1: 'POSITIVE' }],
  [Object.fromEntries(outputs.slice(1).map((name, place) => [place, name]))],
])('tells what is wrong with %j', (names) => {
  expect(() => labelReadingOf(names)).toThrow('Expected checkout, order_edits')
})
