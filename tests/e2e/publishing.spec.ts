import { expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { type DrawingInShop, startDrawingInShop } from './drawing-in-shop.js'
import type { DrawingHand, Hand } from './hand.js'
import type { RunningShop } from './running-shop.js'

const definition = {
  schema: 1,
  name: 'Ask after a day',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    { id: 'pause', kind: 'wait', name: 'A day', for: { kind: 'duration', seconds: 86_400 } },
    { id: 'end', kind: 'stop', result: 'succeeded' },
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

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  place = await startDrawingInShop(browser)
  ;({ shop, page, hand, drawing } = place)
})

test.afterAll(() => place?.end())

test('turns a workflow on with a note', async () => {
  const answer = await page.request.post('/api/v1/workflows', {
    headers: { origin: shop.origin },
    data: { name: definition.name, definition },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  await page.goto(`/admin/workflows/${made.parse(await answer.json()).id}`)
  await page.getByRole('button', { name: 'Turn on with a note' }).click()
  const dialog = page.getByRole('dialog', { name: 'Turn on' })
  await dialog.getByLabel('Note on this version').fill('First try')
  await dialog.getByRole('button', { name: 'Turn on', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The workflow is on')).toBeVisible()
})

test('says where runs wait before changes are made live, and does with them what was chosen', async () => {
  const address = page.url()
  await hand.placeOrder('Visa 4242')
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
  await hand.still('publishing-dialog')
  await dialog.getByRole('button', { name: 'Make changes live' }).click()
  await expect(page.getByText('1 run cancelled.')).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const versions = page.getByRole('radiogroup', { name: 'Versions' }).getByRole('radio')
  await expect(versions.first()).toHaveAccessibleDescription(/Without waiting/)
  await expect(versions.last()).toHaveAccessibleDescription(/First try/)
})

test('never threw an error in the browser', () => expect(place?.complaints).toEqual([]))
