import { describe, expect, it } from 'vitest'
import { aboutNothing } from '../classification.js'
import type { Output } from '../topics.js'
import { type Judged, measure } from './measure.js'

const said = (topic: Output, answer: Output, certainty: number): Judged => ({
  topic,
  probabilities: { ...aboutNothing, none: 1 - certainty, [answer]: certainty },
})

describe('the measure of answers', () => {
  const judged = [
    said('returns', 'returns', 0.95),
    said('returns', 'returns', 0.8),
    said('shipping', 'returns', 0.95),
    said('none', 'shipping', 0.9),
    said('none', 'none', 0.99),
  ]

  it('counts only labels, from exactly 0.9 on, and none never as one', () => {
    const { labels, precision, coverage, noneLabelled, accuracy } = measure(judged)
    expect(labels).toBe(3)
    expect(precision).toBeCloseTo(1 / 3)
    expect(coverage).toBeCloseTo(2 / 3)
    expect(noneLabelled).toBeCloseTo(1 / 2)
    expect(accuracy).toBeCloseTo(3 / 5)
  })

  it('has F1 as the mean of topics, and the distance of certainty from being right', () => {
    const { macroF1, calibrationError } = measure(judged)
    expect(macroF1).toBeCloseTo((4 / 5 + 0 + 2 / 3) / 3)
    expect(calibrationError).toBeCloseTo((Math.abs(0.95 + 0.95 + 0.9 + 0.99 - 2) + Math.abs(0.8 - 1)) / 5)
  })
})
