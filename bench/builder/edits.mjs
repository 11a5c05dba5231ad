// From a press of a key or a button until what it leads to has been painted.
import { setTimeout as delay } from 'node:timers/promises'
import { press, spots, zoomTo } from './hand.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @param {Page} page @param {string} kind of event @param {string} condition as an expression of the page
 * @param {() => Promise<unknown>} act
 */
async function timed(page, kind, condition, act) {
  const took = page.evaluate(
    ([event, expression]) => bench.after(event, new Function(`return ${expression}`)),
    [kind, condition],
  )
  // The listener stands before the press.
  await page.evaluate(() => undefined)
  await act()
  const result = await took
  await delay(900)
  return result
}

/** @param {Page} page */
export async function editFigures(page) {
  const { middle } = await spots(page)
  await page.mouse.move(middle.x, middle.y)
  await zoomTo(page, 0.7)
  await delay(500)
  const cards = await page
    .locator('.react-flow__node')
    .evaluateAll((all) => all.map(({ dataset }) => dataset.id))
  const card = cards[Math.floor(cards.length / 2)] ?? ''
  await page.evaluate(() => {
    globalThis.knownCards = new Set(
      [...document.querySelectorAll(bench.card)].map(({ dataset }) => dataset.id),
    )
  })
  const palette = page
    .locator('nav [draggable=true]', { hasText: 'Set values' })
    .or(page.locator('nav [draggable=true]'))
    .first()
  const added = `[...document.querySelectorAll(bench.card)].some((one) => !knownCards.has(one.dataset.id) && getComputedStyle(one).visibility === 'visible')`
  const figures = {
    'open a panel': await timed(page, 'click', 'bench.seen(bench.panel)', () =>
      page.locator(`.react-flow__node[data-id="${card}"]`).dispatchEvent('click'),
    ),
    'add a step': await timed(page, 'click', added, () => press(page, palette)),
  }
  const name = page.locator('aside[aria-label] input[maxlength="120"]').last()
  await name.click()
  await name.fill('Renamed step')
  await delay(900)
  const shown = (/** @type {string} */ text) =>
    `[...document.querySelectorAll(bench.card)].some((one) => one.textContent.includes(${JSON.stringify(text)}))`
  const typed = `document.activeElement?.value?.includes('Renamed stepx')`
  const typing = await timed(page, 'keydown', typed, () => page.keyboard.press('x'))
  const onCard = await timed(page, 'keydown', shown('Renamed stepxy'), () => page.keyboard.press('y'))
  await page
    .locator('.react-flow__pane')
    .first()
    .focus()
    .catch(() => undefined)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  const undone = await timed(page, 'keydown', `!(${shown('Renamed step')})`, () =>
    page.keyboard.press('Control+z'),
  )
  return { ...figures, 'type, field': typing, 'type, card': onCard, undo: undone }
}

/** The heap after a collection, in megabytes. @param {Page} page */
export async function memory(page) {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}
