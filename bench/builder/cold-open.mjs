// Opening a workflow in a browser that has never seen the product: until the canvas is drawn, and until it answers.
import { processorTime } from './processor.mjs'

const kilobyte = 1_000

/**
 * What has come over the line until a moment of the page, by kind, compressed and without headers.
 * @param {import('@playwright/test').Page} page @param {number} moment
 */
const transferred = (page, moment) =>
  page.evaluate(
    ([until, unit]) => {
      const all = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= until)
      const of = (pattern) => all.filter(({ name }) => pattern.test(name))
      const size = (pattern) =>
        of(pattern).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / unit
      return { js: size(/\.js$/), files: of(/\.js$/).length, css: size(/\.css$/), fonts: size(/\.woff2$/) }
    },
    [moment, kilobyte],
  )

/** @param {import('@playwright/test').Page} page @param {string} address */
export async function coldOpen(page, address) {
  const busy = await processorTime(page)
  await page.goto(address, { waitUntil: 'commit' })
  const drawn = await page.evaluate(() => bench.painted(() => bench.seen(bench.card)))
  const atDrawn = await transferred(page, drawn)
  // The first card is pressed as soon as it is there, and again where nothing comes of it.
  const interactive = await page.evaluate(() => {
    let pressed = Number.NEGATIVE_INFINITY
    return bench.painted(() => {
      if (bench.seen(bench.panel)) return true
      if (performance.now() - pressed > 400) {
        pressed = performance.now()
        document.querySelector(bench.card)?.click()
      }
      return false
    })
  })
  const atInteractive = await transferred(page, interactive)
  return {
    'drawn ms': drawn,
    'interactive ms': interactive,
    'processor ms': await busy(),
    'JS kB, drawn': atDrawn.js,
    'JS files, drawn': atDrawn.files,
    'JS kB, interactive': atInteractive.js,
    'CSS kB': atInteractive.css,
    'fonts kB': atInteractive.fonts,
  }
}

/** Opens a workflow and waits until nothing more is loaded. @param {import('@playwright/test').Page} page @param {string} address */
export async function openQuietly(page, address) {
  await page.goto(address)
  await page.waitForSelector('.react-flow__node')
  await page.waitForLoadState('networkidle')
}
