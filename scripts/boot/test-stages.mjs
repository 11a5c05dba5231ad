import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, HOW_TO_INSTALL_A_BROWSER } from './browser.mjs'
import { CHECKOUT } from './checkout.mjs'
import { run } from './children.mjs'
import { failureOfRunner } from './failures.mjs'
import { loud } from './progress.mjs'
import { NOTHING, ONE_FAILURE, ONE_SKIPPED, playwrightTotals, vitestTotals } from './totals.mjs'

/** @typedef {import('./totals.mjs').Totals} Totals */

const JOURNEYS = 'tests/e2e/playwright.config.ts'

/** @param {string} name */
const program = (name) => join(CHECKOUT, 'node_modules', '.bin', name)

/** @returns {Promise<Totals>} */
export async function checkStyle() {
  return checked(await run(program('biome'), ['check', '.']))
}

/**
 * In the background: it takes what others leave of the processors.
 *
 * @returns {Promise<Totals & { output: string }>}
 */
export async function checkTypes() {
  const options = { quiet: true, inBackground: true }
  const packages = await run(program('turbo'), ['run', 'typecheck', '--output-logs=errors-only'], options)
  const scripts = await run(program('tsc'), ['-p', 'scripts'], options)
  const journeys = await run(program('tsc'), ['-p', 'tests/e2e'], options)
  return {
    ...checked({ code: packages.code || scripts.code || journeys.code }),
    output: `${packages.output}${scripts.output}${journeys.output}`.trim(),
  }
}

/**
 * @param {string[]} filters
 * @returns {Promise<Totals>}
 */
export async function runSpecs(filters) {
  return withReport(async (file) => {
    const outside = `${file}.outside-tests`
    const reporters = ['default', 'json', './scripts/vitest/outside-tests.ts'].map(
      (name) => `--reporter=${name}`,
    )
    const parameters = ['run', ...reporters, `--outputFile.json=${file}`, ...filters]
    const options = { keepsErrors: true, env: { OUTSIDE_TESTS_FILE: outside } }
    const { code, output: errors } = await run(program('vitest'), parameters, options)
    return { code, errors, totals: (report) => vitestTotals(report, readJson(outside) ?? []) }
  })
}

/** @returns {Promise<Totals>} */
export async function runJourneys() {
  if (!existsSync(join(CHECKOUT, JOURNEYS))) return NOTHING
  const browser = findBrowser(process.env)
  if (!browser) return withoutBrowser()
  return withReport(async (file) => {
    const { code } = await run(
      program('playwright'),
      ['test', '--config', JOURNEYS, '--reporter=list,json'],
      {
        env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      },
    )
    return { code, totals: playwrightTotals }
  })
}

/** @returns {Totals} */
function withoutBrowser() {
  const isRequired = process.env.REQUIRE_BROWSER === '1'
  const what = isRequired
    ? 'THE JOURNEYS FAILED: no Chromium was found.'
    : 'THE JOURNEYS WERE SKIPPED: no Chromium was found.'
  loud(`${what}\n${HOW_TO_INSTALL_A_BROWSER}`)
  return isRequired ? ONE_FAILURE : ONE_SKIPPED
}

/**
 * A runner that fails without a failed test, or without a report, still counts as a failure.
 *
 * @template Report
 * @param {(file: string) => Promise<{ code: number, errors?: string, totals: (report: Report) => Totals }>} stage
 * @returns {Promise<Totals>}
 */
async function withReport(stage) {
  const folder = mkdtempSync(join(tmpdir(), 'counterflow-report-'))
  try {
    const file = join(folder, 'report.json')
    const { code, errors = '', totals } = await stage(file)
    const report = readJson(file)
    const counted = report === undefined ? NOTHING : totals(report)
    return code === 0 || counted.failed > 0
      ? counted
      : { ...counted, failed: 1, failures: failureOfRunner(errors) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** @param {{ code: number }} ended */
function checked({ code }) {
  return code === 0 ? NOTHING : ONE_FAILURE
}
