// How fast the canvas is: a cold start, frames while it is moved, edits, and the checks behind them. Build first.
import { parseArgs } from 'node:util'
import { openBrowser } from './builder/browser.mjs'
import { coldOpen, openQuietly } from './builder/cold-open.mjs'
import { editFigures, memory } from './builder/edits.mjs'
import { emptyPageFigures, frameFigures } from './builder/frames.mjs'
import { generatedWorkflow } from './builder/generated-workflow.mjs'
import { medians } from './builder/medians.mjs'
import { shopCatalogue } from './builder/shop-catalogue.mjs'
import { validationFigures } from './builder/validation.mjs'
import { startProduct } from './load/product.mjs'

const { values } = parseArgs({
  options: {
    repeat: { type: 'string', default: '3' },
    only: { type: 'string', default: 'cold,frames,edits,validation' },
    sizes: { type: 'string', default: '200,1000' },
    json: { type: 'boolean', default: false },
  },
})
const wanted = new Set(values.only.split(','))
const sizes = values.sizes.split(',').map(Number)
/** @type {Record<string, import('./builder/medians.mjs').Figures>} */
const report = {}

const product = await startProduct()
const browser = await openBrowser(product)

/** @param {string} name @param {() => Promise<import('./builder/medians.mjs').Figures>} measure */
async function repeated(name, measure) {
  const rounds = []
  for (let round = 0; round < Number(values.repeat); round += 1) rounds.push(await measure())
  report[name] = medians(rounds)
  if (values.json) return
  console.log(`\n${name}, median of ${rounds.length}`)
  for (const [figure, number] of Object.entries(report[name] ?? {})) {
    console.log(`  ${figure.padEnd(36)}${number.toFixed(1).padStart(9)}`)
  }
}

/** @template Result @param {(page: import('@playwright/test').Page) => Promise<Result>} measure */
async function withPage(measure) {
  const page = await browser.freshPage()
  try {
    return await measure(page)
  } finally {
    await page.context().close()
  }
}

try {
  if (wanted.has('frames')) await repeated('an empty page', () => withPage(emptyPageFigures))
  for (const size of sizes) {
    const definition = generatedWorkflow(size)
    const made = () => product.call('POST', '/workflows', { name: definition.name, definition })
    const addressOf = (/** @type {{ id: string }} */ { id }) => `${product.url}/admin/workflows/${id}`
    const address = addressOf(await made())
    if (wanted.has('cold')) {
      // The server has answered everything once.
      await withPage((page) => coldOpen(page, address))
      await repeated(`open ${size} steps, cold`, () => withPage((page) => coldOpen(page, address)))
    }
    if (wanted.has('frames')) {
      await repeated(`frames in ms, ${size} steps`, () =>
        withPage(async (page) => {
          await openQuietly(page, address)
          return { ...(await frameFigures(page)), 'heap MB': await memory(page) }
        }),
      )
    }
    if (wanted.has('edits')) {
      await repeated(`edits in ms, ${size} steps`, async () => {
        const own = addressOf(await made())
        return withPage(async (page) => {
          await openQuietly(page, own)
          return editFigures(page)
        })
      })
    }
  }
  if (wanted.has('validation')) {
    const catalogue = await shopCatalogue(product)
    const size = Math.max(...sizes)
    await repeated(`core in ms, ${size} steps`, async () => validationFigures(size, catalogue))
  }
  if (values.json) console.log(JSON.stringify(report, null, 2))
} finally {
  await browser.close()
  await product.stop()
}
