import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { CHECKOUT } from './checkout.mjs'

/**
 * One test that failed, or whatever else went wrong in a file.
 *
 * @typedef {object} Failure
 * @property {string} place the file, from the checkout on
 * @property {string} name the full name of the test; empty when the file itself is broken
 * @property {string} reason the first line of the message
 */

/**
 * What is read of vitest's JSON report.
 *
 * @typedef {object} VitestReport
 * @property {{
 *   name: string, status: string, message?: string,
 *   assertionResults: { status: string, ancestorTitles: string[], title: string, failureMessages?: string[] }[]
 * }[]} testResults
 */

/**
 * An error that belongs to no test, as `scripts/vitest/outside-tests.ts` writes it.
 *
 * @typedef {{ file?: string, titles: string[], message: string }} OutsideTests
 */

/**
 * What is read of a suite in Playwright's JSON report: a file, or a group of tests in it.
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {string} file
 * @property {PlaywrightSuite[]} [suites]
 * @property {{
 *   title: string, file: string,
 *   tests: { status: string, results: { errors: { message?: string }[] }[] }[]
 * }[]} specs
 */

/**
 * What is read of Playwright's JSON report.
 *
 * @typedef {object} PlaywrightReport
 * @property {{ rootDir: string }} config
 * @property {PlaywrightSuite[]} suites
 * @property {{ message?: string, location?: { file: string } }[]} errors
 */

const BETWEEN = ' › '

/** @param {string} file */
const placeOf = (file) => relative(CHECKOUT, file) || file

/** @param {string | undefined} message */
function firstLine(message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n')
  return lines.map((line) => line.trim()).find((line) => line !== '') ?? 'no message'
}

/**
 * @param {VitestReport} report
 * @returns {Failure[]}
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const place = placeOf(file)
    if (status === 'failed' && assertionResults.length === 0) {
      return [{ place, name: '', reason: firstLine(message) }]
    }
    return assertionResults.filter((one) => one.status === 'failed').map((one) => failureOf(place, one))
  })
}

/**
 * @param {readonly OutsideTests[]} errors
 * @returns {Failure[]}
 */
export function failuresOutsideTests(errors) {
  return errors.map(({ file, titles, message }) => ({
    place: file === undefined ? 'vitest' : placeOf(file),
    name: titles.join(BETWEEN),
    reason: firstLine(message),
  }))
}

/** What tells enough of why a runner ended badly. */
const mostLines = 3

/**
 * A runner that failed after all of its tests had passed, while it cleared away for instance.
 *
 * @param {string} errors all that it printed as errors
 * @returns {Failure[]} none where it said nothing
 */
export function failureOfRunner(errors) {
  const lines = stripVTControlCharacters(errors)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  if (lines.length === 0) return []
  return [{ place: 'vitest', name: '', reason: lines.slice(-mostLines).join(' | ') }]
}

/**
 * The specs that passed, though not at the first try, with what was wrong then: vitest leaves its message with them.
 *
 * @param {VitestReport} report
 * @returns {Failure[]}
 */
export function secondTriesOfVitest({ testResults }) {
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map((one) => failureOf(placeOf(file), one)),
  )
}

/**
 * @param {string} place
 * @param {VitestReport['testResults'][number]['assertionResults'][number]} test
 * @returns {Failure}
 */
function failureOf(place, { ancestorTitles, title, failureMessages = [] }) {
  return { place, name: [...ancestorTitles, title].join(BETWEEN), reason: firstLine(failureMessages[0]) }
}

/**
 * @param {PlaywrightReport} report
 * @returns {Failure[]}
 */
export function failuresOfPlaywright({ config, suites, errors }) {
  const outside = errors.map(({ message, location }) => ({
    place: location === undefined ? 'playwright' : placeOf(location.file),
    name: '',
    reason: firstLine(message),
  }))
  return [...outside, ...suites.flatMap((file) => failuresOfSuite(file, 'unexpected', config.rootDir, []))]
}

/**
 * The journeys that passed, though not at the first try, with what was wrong then.
 *
 * @param {PlaywrightReport} report
 * @returns {Failure[]}
 */
export function secondTriesOfPlaywright({ config, suites }) {
  return suites.flatMap((file) => failuresOfSuite(file, 'flaky', config.rootDir, []))
}

/**
 * @param {PlaywrightSuite} suite
 * @param {'unexpected' | 'flaky'} outcome
 * @param {string} folder
 * @param {string[]} titles
 * @returns {Failure[]}
 */
function failuresOfSuite({ specs, suites = [] }, outcome, folder, titles) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === outcome)
      .map(({ results }) => ({
        place: placeOf(`${folder}/${file}`),
        name: [...titles, title].join(BETWEEN),
        reason: firstLine(results.findLast(({ errors }) => errors.length > 0)?.errors[0]?.message),
      })),
  )
  const inner = suites.flatMap((suite) => failuresOfSuite(suite, outcome, folder, [...titles, suite.title]))
  return [...own, ...inner]
}

/**
 * What failed, for the end of everything that was printed; empty when nothing did. Scripts read it: it begins with a
 * line of its own, and each further line is indented.
 *
 * @param {readonly Failure[]} failures
 * @returns {string[]}
 */
export function failedList(failures) {
  return titled('Failed:', failures)
}

/**
 * What passed at the second try only; it is said after every run, since nobody should get used to it.
 *
 * @param {readonly Failure[]} failures what was wrong at the first try
 * @returns {string[]}
 */
export function secondTryList(failures) {
  return titled('Passed at the second try only:', failures)
}

/**
 * @param {string} title
 * @param {readonly Failure[]} failures
 */
function titled(title, failures) {
  if (failures.length === 0) return []
  return [title, ...failures.flatMap((failure) => [`  ${nameOf(failure)}`, `    ${failure.reason}`])]
}

/** @param {Failure} failure */
export function nameOf({ place, name }) {
  return name === '' ? place : `${place}${BETWEEN}${name}`
}
