import { expect, it } from 'vitest'
import { SignsOfLife } from './signs-of-life.js'

const second = 1_000

it('are said of some at a time, and of each in time, also of those who all came together', () => {
  const signs = new SignsOfLife<number>(15 * second, second)
  for (let visitor = 0; visitor < 500; visitor += 1) signs.said(visitor, 0)
  const told = new Map<number, number[]>()
  for (let now = second; now <= 60 * second; now += second) {
    const due = signs.due(now)
    expect(due.length).toBeLessThanOrEqual(67)
    for (const visitor of due) told.set(visitor, [...(told.get(visitor) ?? [0]), now])
  }
  expect(told.size).toBe(500)
  for (const moments of told.values())
    moments.slice(1).forEach((moment, index) => {
      expect(moment - (moments[index] ?? 0)).toBeLessThanOrEqual(23 * second)
    })
})

it('are said of nobody who has left, or of whom it was said a moment ago', () => {
  const signs = new SignsOfLife<string>(15 * second, second)
  signs.said('left', 0)
  signs.said('there', 0)
  signs.said('came back', 0)
  signs.gone('left')
  signs.said('came back', 10 * second)
  expect(signs.due(14 * second)).toEqual([])
  expect(signs.due(15 * second)).toEqual(['there'])
  expect(signs.due(16 * second)).toEqual([])
  expect(signs.due(25 * second)).toEqual(['came back'])
})
