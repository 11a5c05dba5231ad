import { describe, expect, it } from 'vitest'
import { closingLine, playwrightTotals, sum, vitestTotals } from '../../scripts/boot/totals.mjs'

describe('the closing line', () => {
  it('is plain', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })

  it('adds up', () => {
    const parts = [
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ]
    expect(sum(parts)).toEqual({ passed: 11, failed: 22, skipped: 33 })
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
  })
})

it('counts a spec file that could not even be loaded as a failure', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(vitestTotals(report)).toEqual({ passed: 4, failed: 2, skipped: 3 })
})

it('counts a journey that passed at the second attempt as passed, and an error outside of one as failed', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(playwrightTotals(report)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})
