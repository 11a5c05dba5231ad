// The time between frames while a hand moves the canvas, a card or ten.
import { setTimeout as delay } from 'node:timers/promises'
import { drag, spots, zoomTo } from './hand.mjs'
import { quantile } from './medians.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {() => Promise<void>} gesture */
async function framesDuring(page, gesture) {
  await page.evaluate(() => bench.record())
  await gesture()
  const frames = await page.evaluate(() => bench.recorded())
  return { median: quantile(frames, 0.5), p95: quantile(frames, 0.95), longest: Math.max(...frames) }
}

/** @param {Page} page */
async function settle(page) {
  await page.keyboard.press('Escape')
  await delay(300)
}

/** Frames while panning, zooming and dragging. @param {Page} page */
export async function frameFigures(page) {
  /** @type {import('./medians.mjs').Figures} */
  const figures = {}
  const take = async (/** @type {string} */ name, /** @type {() => Promise<void>} */ gesture) => {
    const { median, p95, longest } = await framesDuring(page, gesture)
    Object.assign(figures, {
      [`${name}, median`]: median,
      [`${name}, p95`]: p95,
      [`${name}, longest`]: longest,
    })
  }
  const { middle } = await spots(page)
  await page.mouse.move(middle.x, middle.y)
  for (const [name, zoom] of /** @type {const} */ ([
    ['far', 0.12],
    ['half', 0.4],
    ['near', 0.8],
  ])) {
    await zoomTo(page, zoom)
    await settle(page)
    const { free } = await spots(page)
    await take(`pan ${name}`, () => drag(page, free, 90))
  }
  await page.mouse.move(middle.x, middle.y)
  const wheel = async (/** @type {number} */ by) => {
    for (let turn = 0; turn < 45; turn += 1) await page.mouse.wheel(0, by)
  }
  await take('zoom out', () => wheel(36))
  await take('zoom in', () => wheel(-36))
  await zoomTo(page, 0.4)
  await settle(page)
  const { onCard } = await spots(page)
  if (onCard === undefined) throw new Error('There is no card in the middle of the canvas.')
  await take('drag a card', () => drag(page, onCard, 90))
  await settle(page)
  await dragTen(page, take)
  return figures
}

/** @param {Page} page @param {(name: string, gesture: () => Promise<void>) => Promise<void>} take */
async function dragTen(page, take) {
  const { middle } = await spots(page)
  const corner = { x: middle.x - 330, y: middle.y - 200 }
  await page.keyboard.down('Shift')
  await page.mouse.move(corner.x, corner.y)
  await page.mouse.down()
  await page.mouse.move(corner.x + 500, corner.y + 300, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await delay(200)
  const place = await page.evaluate(() => {
    const chosen = document.querySelectorAll('.react-flow__node.selected')
    if (chosen.length < 3) throw new Error(`Only ${chosen.length} cards were chosen.`)
    const box = (
      document.querySelector('.react-flow__nodesselection-rect') ?? chosen[0]
    ).getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await take('drag several', () => drag(page, place, 90))
  await settle(page)
}

/** What this machine gives when the page has nothing to do but follow the mouse. @param {Page} page */
export async function emptyPageFigures(page) {
  await page.goto('data:text/html,<body style="height: 800px">')
  await delay(200)
  const { median, p95, longest } = await framesDuring(page, () => drag(page, { x: 600, y: 300 }, 90))
  return { 'empty page, median': median, 'empty page, p95': p95, 'empty page, longest': longest }
}
