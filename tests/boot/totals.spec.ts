import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHECKOUT } from '../../scripts/boot/checkout.mjs'
import { failedList, failureOfRunner, secondTryList } from '../../scripts/boot/failures.mjs'
import { closingLine, NOTHING, playwrightTotals, sum, vitestTotals } from '../../scripts/boot/totals.mjs'

const failure = { place: 'a.spec.ts', name: 'adds', reason: 'No.' }

describe('the closing line', () => {
  it('is plain', () => {
    expect(closingLine({ ...NOTHING, passed: 12 })).toBe('12 passed, 0 failed')
    expect(closingLine({ ...NOTHING, passed: 12, failed: 1, skipped: 3 })).toBe(
      '12 passed, 1 failed, 3 skipped',
    )
  })

  it('names the first of what failed', () => {
    expect(closingLine({ ...NOTHING, passed: 12, failed: 1, skipped: 3, failures: [failure] })).toBe(
      '12 passed, 1 failed, 3 skipped: a.spec.ts › adds',
    )
    const broken = { ...failure, name: '' }
    expect(closingLine({ ...NOTHING, failed: 4, failures: [broken, failure, failure, failure] })).toBe(
      '0 passed, 4 failed: a.spec.ts; a.spec.ts › adds; a.spec.ts › adds',
    )
  })

  it('adds up', () => {
    const parts = [
      { passed: 1, failed: 2, skipped: 3, failures: [failure], secondTries: [] },
      { passed: 10, failed: 20, skipped: 30, failures: [failure], secondTries: [failure] },
    ]
    expect(sum(parts)).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
      failures: [failure, failure],
      secondTries: [failure],
    })
    expect(sum([])).toEqual(NOTHING)
  })
})

describe('the specs', () => {
  const one = { ancestorTitles: ['a sum', 'of two'], title: 'adds' }
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      {
        name: join(CHECKOUT, 'packages/core/src/sum.spec.ts'),
        status: 'failed',
        assertionResults: [
          {
            ...one,
            status: 'failed',
            failureMessages: [
              '\n\u001b[31mAssertionError: expected 3 to be 4\u001b[39m\n    at sum.spec.ts:4',
            ],
          },
          { ...one, title: 'is silent', status: 'failed', failureMessages: [] },
          { ...one, status: 'passed' },
        ],
      },
      {
        name: join(CHECKOUT, 'tests/broken.spec.ts'),
        status: 'failed',
        message: 'Cannot find module\nRequire stack:',
        assertionResults: [],
      },
      {
        name: join(CHECKOUT, 'tests/good.spec.ts'),
        status: 'passed',
        assertionResults: [
          { ...one, status: 'passed' },
          {
            ...one,
            title: 'waits',
            status: 'passed',
            failureMessages: ['Error: too late\n    at good.spec.ts:2'],
          },
        ],
      },
    ],
  }

  it('count a file that could not even be loaded as a failure', () => {
    expect(vitestTotals(report)).toMatchObject({ passed: 4, failed: 2, skipped: 3 })
  })

  it('are named where they failed, with the first line of the reason', () => {
    expect(failedList(vitestTotals(report).failures)).toEqual([
      'Failed:',
      '  packages/core/src/sum.spec.ts › a sum › of two › adds',
      '    AssertionError: expected 3 to be 4',
      '  packages/core/src/sum.spec.ts › a sum › of two › is silent',
      '    no message',
      '  tests/broken.spec.ts',
      '    Cannot find module',
    ])
    expect(failedList([])).toEqual([])
  })

  it('fail, too, when every test has passed and something else has not', () => {
    const outsideTests = [
      { file: join(CHECKOUT, 'tests/good.spec.ts'), titles: ['a sum'], message: 'Hook timed out\nin 60 s' },
      { titles: [], message: 'Unhandled Rejection: Error: cut off (at pool.ts:4)' },
    ]
    const totals = vitestTotals({ ...report, numFailedTests: 0, testResults: [] }, outsideTests)
    expect(totals).toMatchObject({ passed: 4, failed: 2 })
    expect(failedList(totals.failures)).toEqual([
      'Failed:',
      '  tests/good.spec.ts › a sum',
      '    Hook timed out',
      '  vitest',
      '    Unhandled Rejection: Error: cut off (at pool.ts:4)',
    ])
  })

  it('fail with the last words of their runner when nothing else says why', () => {
    const said =
      'a warning\n\n\u001b[31merror during close\u001b[39m\nError: no umount\n    at drop (a.ts:1)\n'
    expect(failedList(failureOfRunner(said))).toEqual([
      'Failed:',
      '  vitest',
      '    a warning | error during close | Error: no umount',
    ])
    expect(failureOfRunner('\n')).toEqual([])
  })

  it('are named, too, where they passed at the second try only', () => {
    expect(secondTryList(vitestTotals(report).secondTries)).toEqual([
      'Passed at the second try only:',
      '  tests/good.spec.ts › a sum › of two › waits',
      '    Error: too late',
    ])
  })
})

describe('the journeys', () => {
  const failed = {
    status: 'unexpected',
    results: [{ errors: [] }, { errors: [{ message: 'Error: \u001b[2mno\u001b[22m button' }] }],
  }
  const passed = { status: 'expected', results: [{ errors: [] }] }
  const file = 'first-light.spec.ts'
  const report = {
    config: { rootDir: join(CHECKOUT, 'tests/e2e') },
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'Error: no port' }],
    suites: [
      {
        title: file,
        file,
        specs: [
          { title: 'signs in', file, tests: [passed] },
          { title: 'sells', file, tests: [{ ...failed, status: 'flaky' }] },
        ],
        suites: [{ title: 'drawing', file, specs: [{ title: 'draws', file, tests: [failed, passed] }] }],
      },
    ],
  }

  it('count as passed at the second attempt, and an error outside of one as failed', () => {
    expect(playwrightTotals(report)).toMatchObject({ passed: 4, failed: 2, skipped: 2 })
  })

  it('are named where they failed', () => {
    expect(failedList(playwrightTotals(report).failures)).toEqual([
      'Failed:',
      '  playwright',
      '    Error: no port',
      '  tests/e2e/first-light.spec.ts › drawing › draws',
      '    Error: no button',
    ])
  })

  it('are named, too, where they passed at the second try only', () => {
    expect(secondTryList(playwrightTotals(report).secondTries)).toEqual([
      'Passed at the second try only:',
      '  tests/e2e/first-light.spec.ts › sells',
      '    Error: no button',
    ])
    expect(secondTryList([])).toEqual([])
  })
})
