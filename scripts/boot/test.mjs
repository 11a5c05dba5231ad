import { build } from './build.mjs'
import { failedList, secondTryList } from './failures.mjs'
import { install } from './install.mjs'
import { duration, say } from './progress.mjs'
import { runStages } from './stages.mjs'
import { checkStyle, checkTypes, runJourneys, runSpecs } from './test-stages.mjs'
import { closingLine, NOTHING, sum } from './totals.mjs'

/** @typedef {import('./stages.mjs').Stage} Stage */

/**
 * Runs every check, or, with filters, the specs that match. A failed check counts as one failure, and the
 * others still run: one run tells everything.
 *
 * @param {import('./command-line.mjs').CommandLine} commandLine
 * @returns {Promise<number>}
 */
export async function test({ filters }) {
  const results = await runStages(stagesFor(filters))
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
    // Specs that start and kill whole products leave the processors idle for as long as this takes.
    { ...specs, beside: { name: 'types', work: checkTypes } },
    { name: 'journeys', work: runJourneys },
  ]
}

/** @param {() => Promise<void>} work */
async function done(work) {
  await work()
  return NOTHING
}
