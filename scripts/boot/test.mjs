import { build } from './build.mjs'
import { failedList, secondTryList } from './failures.mjs'
import { install } from './install.mjs'
import { explain, Interrupted } from './problem.mjs'
import { duration, heading, say } from './progress.mjs'
import { checkStyle, checkTypes, runJourneys, runSpecs } from './test-stages.mjs'
import { closingLine, NOTHING, ONE_FAILURE, sum } from './totals.mjs'

/** @typedef {import('./totals.mjs').Totals} Totals */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<Totals>} work
 * @property {boolean} [isNeeded] whether the later stages make no sense without it
 */

/**
 * Runs every check, or, with filters, the specs that match. A failed check counts as one failure, and the
 * others still run: one run tells everything.
 *
 * @param {import('./command-line.mjs').CommandLine} commandLine
 * @returns {Promise<number>}
 */
export async function test({ filters }) {
  /** @type {{ stage: Stage, totals: Totals, took: number }[]} */
  const results = []
  for (const stage of stagesFor(filters)) {
    heading(stage.name)
    const start = performance.now()
    const totals = named(stage, await outcomeOf(stage))
    results.push({ stage, totals, took: performance.now() - start })
    if (stage.isNeeded && totals.failed > 0) break
  }
  const total = sum(results.map(({ totals }) => totals))
  say('')
  for (const { stage, totals, took } of results) {
    say(`${totals.failed > 0 ? '✗' : '✓'} ${stage.name.padEnd(10)} ${duration(took)}`)
  }
  for (const line of secondTryList(total.secondTries)) say(line)
  for (const line of failedList(total.failures)) say(line)
  say(closingLine(total))
  return total.failed > 0 ? 1 : 0
}

/**
 * @param {string[]} filters
 * @returns {Stage[]}
 */
function stagesFor(filters) {
  const preparation = [
    { name: 'install', work: () => done(install), isNeeded: true },
    { name: 'build', work: () => done(build), isNeeded: true },
  ]
  const specs = { name: 'specs', work: () => runSpecs(filters) }
  if (filters.length > 0) return [...preparation, specs]
  return [
    ...preparation,
    { name: 'style', work: checkStyle },
    { name: 'types', work: checkTypes },
    specs,
    { name: 'journeys', work: runJourneys },
  ]
}

/**
 * A stage that failed without saying what stands in the list by its own name.
 *
 * @param {Stage} stage
 * @param {Totals} totals
 * @returns {Totals}
 */
function named({ name }, totals) {
  if (totals.failed === 0 || totals.failures.length > 0) return totals
  return { ...totals, failures: [{ place: name, name: '', reason: 'Its output, above, says why.' }] }
}

/** @param {Stage} stage */
async function outcomeOf(stage) {
  try {
    return await stage.work()
  } catch (error) {
    if (error instanceof Interrupted) throw error
    say(explain(error))
    return ONE_FAILURE
  }
}

/** @param {() => Promise<void>} work */
async function done(work) {
  await work()
  return NOTHING
}
