import { explain, Interrupted } from './problem.mjs'
import { heading, say } from './progress.mjs'
import { ONE_FAILURE } from './totals.mjs'

/** @typedef {import('./totals.mjs').Totals} Totals */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<Totals & { output?: string }>} work `output` is what it kept from printing
 * @property {boolean} [isNeeded] whether the later stages make no sense without it
 * @property {Stage} [beside] goes on meanwhile, and says nothing before this one has ended
 */

/**
 * @typedef {object} Result
 * @property {Stage} stage
 * @property {Totals} totals
 * @property {string} output
 * @property {number} took in milliseconds
 */

/**
 * Runs one stage after the other, up to one that failed and that the others need.
 *
 * @param {readonly Stage[]} stages
 * @returns {Promise<Result[]>}
 */
export async function runStages(stages) {
  /** @type {Result[]} */
  const results = []
  for (const stage of stages) {
    heading(stage.name)
    const [own, beside] = await Promise.all([resultOf(stage), stage.beside && resultOf(stage.beside)])
    results.push(own)
    if (beside) {
      heading(beside.stage.name)
      say(beside.output)
      results.push(beside)
    }
    if (stage.isNeeded && own.totals.failed > 0) break
  }
  return results
}

/**
 * @param {Stage} stage
 * @returns {Promise<Result>}
 */
async function resultOf(stage) {
  const start = performance.now()
  const { output = '', ...totals } = await outcomeOf(stage)
  return { stage, output, totals: named(stage, totals), took: performance.now() - start }
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

/**
 * @param {Stage} stage
 * @returns {ReturnType<Stage['work']>}
 */
async function outcomeOf(stage) {
  try {
    return await stage.work()
  } catch (error) {
    if (error instanceof Interrupted) throw error
    say(explain(error))
    return ONE_FAILURE
  }
}
