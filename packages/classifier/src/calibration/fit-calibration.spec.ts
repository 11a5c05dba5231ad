import { expect, it } from 'vitest'
import { outputs } from '../topics.js'
import { sharesOf, uncalibrated } from './calibration.js'
import { type Example, fitCalibration } from './fit-calibration.js'

/** Messages of which the model is equally sure, and right with `right` in ten. */
const examples = (sureness: number, right: number): Example[] =>
  Array.from({ length: 200 }, (_, place) => {
    const guessed = place % outputs.length
    const logits = outputs.map((_, output) => (output === guessed ? sureness : 0))
    return { logits, right: place % 10 < right ? guessed : (guessed + 1) % outputs.length }
  })

const certaintyOf = (given: readonly Example[]) =>
  Math.max(...sharesOf(given[0]?.logits ?? [], fitCalibration(given)))

it('makes a model that boasts as sure as it is right', () => {
  const boasting = examples(12, 8)
  expect(Math.max(...sharesOf(boasting[0]?.logits ?? [], uncalibrated))).toBeGreaterThan(0.999)
  expect(certaintyOf(boasting)).toBeCloseTo(0.8, 1)
})

it('makes a model that doubts itself surer', () => {
  expect(certaintyOf(examples(2, 9))).toBeCloseTo(0.9, 1)
})
