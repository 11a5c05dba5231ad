import { expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { boxesOf, coveredBy, overlapping } from './covered.js'
import { type DrawingInShop, startDrawingInShop } from './drawing-in-shop.js'
import type { DrawingHand, Hand } from './hand.js'
import type { RunningShop } from './running-shop.js'
import { expectSound } from './sound-page.js'

const definition = {
  schema: 1,
  name: 'Ask after a day',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    { id: 'pause', kind: 'wait', name: 'A day', for: { kind: 'duration', seconds: 86_400 } },
    { id: 'end', kind: 'stop', name: 'End', result: 'succeeded' },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'pause' },
    { from: 'pause', port: 'then', to: 'end' },
  ],
  layout: {},
}
const made = z.object({ id: z.string() })

let place: DrawingInShop | undefined
let shop: RunningShop
let page: Page
let hand: Hand
let drawing: DrawingHand
let address: string

const small = { width: 1280, height: 720 }
const phone = { width: 390, height: 844 }
const wide = { width: 1360, height: 860 }

/** Calls a step something else, and makes that live. Answers the dialog that asks about the change. */
async function renameEnd(name: string) {
  await page.goto(address)
  await drawing.canvas.getByRole('group', { name: /^End/ }).click()
  await drawing.panel.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make changes live' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make changes live' })
  await expect(dialog).toContainText('1 run is waiting')
  const publish = () => dialog.getByRole('button', { name: 'Make changes live' }).click()
  return { dialog, publish }
}

/** Sees a message, which lies over nothing that is pressed next. */
async function seeMessage(words: string, still: string) {
  const message = page.getByRole('alert').filter({ hasText: words })
  // It stays while it is pointed at.
  await message.hover()
  await hand.still(still)
  expect(await coveredBy(message)).toEqual([])
}

const waitsOnEarlier = () => page.getByText('1 run waits on an earlier version')

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  place = await startDrawingInShop(browser)
  ;({ shop, page, hand, drawing } = place)
})

test.afterAll(() => place?.end())

test('turns a workflow on with a note, and tells so beside what is pressed next', async () => {
  const answer = await page.request.post('/api/v1/workflows', {
    headers: { origin: shop.origin },
    data: { name: definition.name, definition },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  address = `/admin/workflows/${made.parse(await answer.json()).id}`
  await page.setViewportSize(small)
  await page.goto(address)
  await drawing.card('A day').click()
  await expect(drawing.panel.getByRole('button', { name: 'Delete step' })).toBeVisible()
  await page.getByRole('button', { name: 'Turn on with a note' }).click()
  const dialog = page.getByRole('dialog', { name: 'Turn on' })
  await dialog.getByLabel('Note on this version').fill('First try')
  await dialog.getByRole('button', { name: 'Turn on', exact: true }).click()
  await expect(dialog).toBeHidden()
  await seeMessage('The workflow is on', 'message-small-window')
  await drawing.panel.getByRole('button', { name: 'Delete step' }).click({ trial: true })
  await page.setViewportSize(wide)
})

test('leaves a run that waits where it began, unless it is told otherwise', async () => {
  await hand.placeOrder('Visa 4242')
  const { publish } = await renameEnd('End of it')
  await publish()
  await expect(waitsOnEarlier()).toBeVisible()
})

test('takes a run that waits along where that was chosen', async () => {
  const { dialog, publish } = await renameEnd('End of all')
  await expect(dialog.getByRole('radio', { name: 'They finish as they began' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'They go on with the changes' }).check()
  await publish()
  await expect(page.getByText('1 run moved.')).toBeVisible()
  await expect(waitsOnEarlier()).toBeHidden()
})

test('says where runs wait before changes are made live, and does with them what was chosen', async () => {
  await page.goto(address)
  await drawing.card('A day').click()
  await drawing.panel.getByRole('button', { name: 'Delete step' }).click()
  await page.getByRole('button', { name: 'Make changes live' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make changes live' })
  await expect(dialog).toContainText('Removed “A day”')
  await expect(dialog).toContainText('1 run is waiting')
  await expect(dialog).toContainText('“A day”: 1 run')
  await expect(dialog).toContainText('the step at which it waits is gone')
  await expect(dialog.getByRole('radio', { name: 'They go on with the changes' })).toBeDisabled()
  await dialog.getByRole('radio', { name: 'They are cancelled' }).check()
  await dialog.getByLabel('Note on this version').fill('Without waiting')
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await hand.still(`publishing-dialog-${scheme}`)
    await expectSound(page, scheme, 'publishing')
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await dialog.getByRole('button', { name: 'Make changes live' }).click()
  await expect(page.getByText('1 run cancelled.')).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const versions = page.getByRole('radiogroup', { name: 'Versions' }).getByRole('radio')
  await expect(versions.first()).toHaveAccessibleDescription(/Without waiting/)
  await expect(versions.last()).toHaveAccessibleDescription(/First try/)
})

test('is turned off and on by a finger, and tells so beside what is pressed next', async () => {
  await page.setViewportSize(phone)
  await page.goto(address)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Turn off' }).click()
  await hand.still('turning-off-phone')
  await page.getByRole('dialog', { name: 'Turn off' }).getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByText('Off', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Turn on', exact: true }).click()
  await seeMessage('The workflow is on', 'message-phone')
  await expect(page.getByText('On', { exact: true })).toBeVisible()
})

test('keeps the marks of what differs off the cards', async () => {
  await page.setViewportSize(wide)
  await page.goto(`${address}/versions`)
  await page.getByRole('radiogroup', { name: 'Versions' }).getByRole('radio').last().check()
  await expect(drawing.canvas.getByText('Removed', { exact: true })).toBeVisible()
  await expect(drawing.canvas.getByRole('img', { name: 'Removed' })).not.toHaveCount(0)
  await hand.still('compared-marks')
  const cards = await boxesOf(page, '.react-flow__node-step')
  const signs = await boxesOf(page, '.react-flow__edgelabel-renderer [data-mark]')
  const badges = await boxesOf(page, '.react-flow__node-step span[data-mark]')
  const words = await boxesOf(page, '.react-flow__node-step [class*="words"] > span')
  expect(signs.length).toBeGreaterThan(2)
  expect(badges.length).toBeGreaterThan(1)
  expect(overlapping(signs, cards)).toEqual([])
  expect(overlapping([...signs, ...badges], words)).toEqual([])
  expect(overlapping(signs, badges)).toEqual([])
})

test('never threw an error in the browser', () => expect(place?.complaints).toEqual([]))
