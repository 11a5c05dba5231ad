import type { Locator, Page } from '@playwright/test'

/** A screen that is held in one hand and touched with a finger. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const

const steps = 10
/** Chromium takes a touch that follows a swipe within a few hundredths of a second for no tap; no hand is that quick. */
const untilNextTouch = 500

/** Draws what is at `target` to the right, as a finger does: it comes down, moves and leaves. */
export async function swipeRight(page: Page, target: Locator, width = 150): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('There is nothing to swipe.')
  const finger = await page.context().newCDPSession(page)
  const at = (part: number) => ({ x: box.x + 100 + width * part, y: box.y + box.height / 2 })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] })
  for (let step = 1; step <= steps; step += 1) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(step / steps)] })
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
  await page.waitForTimeout(untilNextTouch)
}
