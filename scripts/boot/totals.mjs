import {
  failuresOfPlaywright,
  failuresOfVitest,
  failuresOutsideTests,
  nameOf,
  secondTriesOfPlaywright,
  secondTriesOfVitest,
} from './failures.mjs'

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {import('./failures.mjs').Failure[]} failures what is known of those that failed
 * @property {import('./failures.mjs').Failure[]} secondTries what passed at the second try only
 */

/** @type {Totals} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] }

/** @type {Totals} */
export const ONE_FAILURE = { ...NOTHING, failed: 1 }

/** @type {Totals} */
export const ONE_SKIPPED = { ...NOTHING, skipped: 1 }

/**
 * @param {Totals[]} parts
 * @returns {Totals}
 */
export function sum(parts) {
  return parts.reduce(
    (total, part) => ({
      passed: total.passed + part.passed,
      failed: total.failed + part.failed,
      skipped: total.skipped + part.skipped,
      failures: [...total.failures, ...part.failures],
      secondTries: [...total.secondTries, ...part.secondTries],
    }),
    NOTHING,
  )
}

const NAMED = 3

/**
 * The closing line; scripts read it, so it is plain. It names what failed first, for whoever is shown this line alone.
 *
 * @param {Totals} totals
 */
export function closingLine({ passed, failed, skipped, failures }) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return failures.length === 0 ? counts : `${counts}: ${failures.slice(0, NAMED).map(nameOf).join('; ')}`
}

/**
 * @param {import('./failures.mjs').VitestReport & {
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number
 * }} report what is read of vitest's JSON report
 * @param {readonly import('./failures.mjs').OutsideTests[]} [outsideTests]
 * @returns {Totals}
 */
export function vitestTotals(report, outsideTests = []) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles + outsideTests.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failuresOfVitest(report), ...failuresOutsideTests(outsideTests)],
    secondTries: secondTriesOfVitest(report),
  }
}

/**
 * @param {import('./failures.mjs').PlaywrightReport & {
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number }
 * }} report what is read of Playwright's JSON report
 * @returns {Totals}
 */
export function playwrightTotals(report) {
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    failures: failuresOfPlaywright(report),
    secondTries: secondTriesOfPlaywright(report),
  }
}
