// How long core takes to look over a workflow, without a browser. The first time is that of code not compiled yet.
import { performance } from 'node:perf_hooks'
import { checkCircumstances, referenceTypes, validateWorkflow } from '../../packages/core/dist/index.js'
import { generatedWorkflow } from './generated-workflow.mjs'
import { quantile } from './medians.mjs'

const rounds = 15

/** @param {() => unknown} work */
function timed(work) {
  const begin = performance.now()
  work()
  return performance.now() - begin
}

/**
 * @param {number} size
 * @param {import('../../packages/core/src/index.ts').WorkflowCatalogue} catalogue
 */
export function validationFigures(size, catalogue) {
  /** @type {import('./medians.mjs').Figures} */
  const figures = {}
  for (const lanes of [4, 1]) {
    const shape = lanes === 1 ? 'one chain' : `${lanes} chains`
    /** @type {Record<string, number[]>} */
    const times = { validate: [], 'reference types': [], circumstances: [], 'one step changed': [] }
    for (let round = 0; round <= rounds; round += 1) {
      // Built anew, so that nothing is remembered from the round before.
      const definition = parsed(generatedWorkflow(size, { lanes }))
      const took = {
        validate: timed(() => sound(validateWorkflow(definition, catalogue))),
        'reference types': timed(() => referenceTypes(definition, catalogue)),
        circumstances: timed(() => checkCircumstances(definition, catalogue, circumstances)),
        'one step changed': 0,
      }
      const next = {
        ...definition,
        nodes: definition.nodes.with(-1, { ...definition.nodes.at(-1), name: 'New' }),
      }
      took['one step changed'] = timed(() => validateWorkflow(next, catalogue))
      if (round === 0) figures[`validate, ${shape}, first`] = took.validate
      else for (const [name, time] of Object.entries(took)) times[name]?.push(time)
    }
    for (const [name, all] of Object.entries(times)) figures[`${name}, ${shape}`] = quantile(all, 0.5)
  }
  return figures
}

const circumstances = {
  permissions: [],
  captureMode: 'manual',
  currency: 'KRW',
  options: {},
  now: Date.now(),
}

/** @param {unknown} definition @returns {any} */
const parsed = (definition) => JSON.parse(JSON.stringify(definition))

/** @param {readonly { message: string }[]} findings */
function sound(findings) {
  const [first] = findings
  if (first !== undefined) throw new Error(`The generated workflow is not sound: ${first.message}`)
}
