// What a hand does with the mouse on the canvas.
import { setTimeout as delay } from 'node:timers/promises'

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {{ x: number, y: number }} from @param {number} steps */
export async function drag(page, from, steps) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= steps; step += 1) {
    const angle = (step / steps) * 2 * Math.PI
    await page.mouse.move(from.x + Math.sin(angle) * 260, from.y + (1 - Math.cos(angle)) * 130)
  }
  await page.mouse.up()
}

/**
 * Presses the middle of something as it is seen. Playwright's own click looks in the page, within the event, whether it hits.
 * @param {Page} page @param {import('@playwright/test').Locator} thing
 */
export async function press(page, thing) {
  const box = await thing.boundingBox()
  if (box === null) throw new Error('There is nothing to press.')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** Turns the wheel until the canvas is at the wanted zoom. @param {Page} page @param {number} wanted */
export async function zoomTo(page, wanted) {
  for (let turn = 0; turn < 80; turn += 1) {
    const zoom = await zoomOf(page)
    if (Math.abs(Math.log(zoom / wanted)) < 0.06) return
    await page.mouse.wheel(0, 500 * Math.max(-0.6, Math.min(0.6, Math.log2(zoom / wanted))))
    await delay(30)
  }
}

/** @param {Page} page @returns {Promise<number>} */
const zoomOf = (page) =>
  page.evaluate(() => {
    const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport'))
    return new DOMMatrix(transform).a
  })

/** The middle of the canvas, and places where there is no card and where there is one. @param {Page} page */
export async function spots(page) {
  const box = await page.locator('.react-flow__pane').first().boundingBox()
  if (box === null) throw new Error('There is no canvas.')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const found = await page.evaluate(({ x, y }) => {
    const candidates = []
    for (let distance = 0; distance < 300; distance += 10) {
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
        [1, 1],
        [-1, -1],
      ]) {
        candidates.push({ x: x + dx * distance, y: y + dy * distance })
      }
    }
    const at = (place) => document.elementFromPoint(place.x, place.y)
    return {
      free: candidates.find((place) => at(place)?.classList.contains('react-flow__pane')),
      onCard: candidates.find(
        (place) =>
          at(place)?.closest('.react-flow__node') && !at(place)?.closest('button, .react-flow__handle'),
      ),
    }
  }, middle)
  if (found.free === undefined) throw new Error('No free place on the canvas.')
  return { middle, free: found.free, onCard: found.onCard }
}
