import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { type RunningShop, startShop } from './running-shop.js'

let shop: RunningShop
let context: BrowserContext
let page: Page
const complaints: string[] = []

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  context = await browser.newContext({
    baseURL: shop.origin,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(shop.owner.email)
  await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
})

test.afterAll(async () => {
  await context.close()
  await shop.stop()
  expect(complaints).toEqual([])
})

const cards = (on = page) => on.locator('.react-flow__node-step')
const card = (name: string, on = page) => on.getByRole('group', { name, exact: true })
const edges = (on = page) => on.locator('.react-flow__edge')
const edge = (from: string, to: string) =>
  page.getByRole('group', { name: `From “${from}” to “${to}”`, exact: true })
const notes = (on = page) => on.locator('.react-flow__node-note')
const palette = () => page.getByRole('navigation', { name: 'Steps' })
const undo = (what: string) => page.getByRole('button', { name: `Undo: ${what}`, exact: true })

/** A workflow of its own: order risk analyzed → condition → (then) capture payment. */
async function openNew(on = page): Promise<void> {
  const answer = await on.request.post('/api/v1/templates/commerce.capture_unless_high_risk/install', {
    headers: { origin: shop.origin },
    data: { turnOn: false, name: `Drawn ${crypto.randomUUID()}` },
  })
  const { id } = z.object({ id: z.string() }).parse(await answer.json())
  await on.goto(`/admin/workflows/${id}`)
  await expect(cards(on)).toHaveCount(3)
  await expect(card('Capture payment', on)).toBeVisible()
}

async function centreOf(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox()
  if (box === null) throw new Error('There is nothing to be seen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  // A drag begins with a small movement; what is grabbed stays under the pointer from then on.
  await page.mouse.move(from.x + 2, from.y + 2, { steps: 2 })
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
}

const paletteStep = (name: string) => palette().getByRole('button', { name: new RegExp(`^${name}`) })
const handle = (name: string, port: string) =>
  card(name).locator(`.react-flow__handle.source[data-handleid="${port}"]`)

test.describe('dropping a step', () => {
  test('onto a connection inserts it, and the connection lights up before', async () => {
    await openNew()
    const line = edge('Order risk analyzed', 'Condition')
    const middle = await centreOf(line.locator('.react-flow__edge-interaction'))
    await drag(await centreOf(paletteStep('Wait')), middle)
    await expect
      .poll(async () => {
        await page.mouse.move(middle.x, middle.y)
        await page.mouse.move(middle.x + 1, middle.y)
        return line.getAttribute('data-lit')
      })
      .toBe('')
    await page.mouse.up()
    await expect(edge('Order risk analyzed', 'Wait')).toBeAttached()
    await expect(edge('Wait', 'Condition')).toBeAttached()
    await expect(edges()).toHaveCount(3)
    await undo('insert “Wait”').click()
    await expect(edges()).toHaveCount(2)
    await expect(line).toBeAttached()
  })

  test('onto a free exit connects it there, and onto the empty canvas leaves it alone', async () => {
    await openNew()
    const exit = page.getByRole('button', { name: 'Add a step at “Otherwise” of “Condition”' })
    await drag(await centreOf(paletteStep('Stop')), await centreOf(exit))
    await page.mouse.up()
    await expect(edge('Condition', 'Stop')).toBeAttached()
    await page.keyboard.press('Escape')
    const pane = await centreOf(page.locator('.react-flow__pane'))
    await drag(await centreOf(paletteStep('Wait')), { x: pane.x, y: pane.y + 250 })
    await page.mouse.up()
    await expect(card('Wait')).toBeVisible()
    await expect(edges()).toHaveCount(3)
  })

  test('has a button in the middle of each connection that does the same', async () => {
    await openNew()
    const line = edge('Condition', 'Capture payment')
    await line.focus()
    await page
      .getByRole('button', { name: 'Insert a step between “Condition” and “Capture payment”' })
      .click()
    await page.getByRole('dialog').getByRole('searchbox').fill('wait')
    await page.keyboard.press('Enter')
    await expect(edge('Wait', 'Capture payment')).toBeAttached()
  })
})

test.describe('a connection', () => {
  test('let go in empty space offers the next step, and puts it there', async () => {
    await openNew()
    const from = await centreOf(handle('Condition', 'otherwise'))
    const to = { x: from.x + 40, y: from.y + 180 }
    await drag(from, to)
    await page.mouse.up()
    await page.getByRole('dialog').getByRole('searchbox').fill('stop')
    await page.keyboard.press('Enter')
    await expect(edge('Condition', 'Stop')).toBeAttached()
    await expect(undo('add “Stop”')).toBeEnabled()
  })

  test('says why it cannot lead to where it is held', async () => {
    await openNew()
    await drag(await centreOf(handle('Capture payment', 'then')), await centreOf(card('Condition')))
    await expect(page.getByRole('status').filter({ hasText: 'That would be a circle' })).toBeAttached()
    await expect(card('Condition')).toHaveClass(/cf-refused/)
    await page.mouse.up()
    await expect(edges()).toHaveCount(2)
    await expect(card('Condition')).not.toHaveClass(/cf-refused/)
  })

  test('is led elsewhere by its end, and taken off', async () => {
    await openNew()
    const end = edge('Condition', 'Capture payment').locator('.react-flow__edgeupdater-source')
    await drag(await centreOf(end), await centreOf(handle('Condition', 'otherwise')))
    await page.mouse.up()
    await expect(undo('lead a connection elsewhere')).toBeEnabled()
    await expect(page.getByRole('button', { name: /^Add a step at “Then” of “Condition”/ })).toBeVisible()
    const target = await centreOf(
      edge('Condition', 'Capture payment').locator('.react-flow__edgeupdater-target'),
    )
    await drag(target, { x: target.x - 20, y: target.y + 200 })
    await page.mouse.up()
    await expect(edges()).toHaveCount(1)
    await undo('remove a connection').click()
    await expect(edges()).toHaveCount(2)
  })

  test('can be let go anywhere on a card', async () => {
    await openNew()
    await drag(await centreOf(handle('Condition', 'otherwise')), await centreOf(card('Capture payment')))
    await page.mouse.up()
    await expect(edges()).toHaveCount(3)
  })
})

test.describe('several at once', () => {
  test('are chosen with Shift and in a box, moved by keys as one edit, and deleted', async () => {
    await openNew()
    await card('Condition').click()
    await page.keyboard.press('Escape')
    await card('Capture payment').click({ modifiers: ['Shift'] })
    await expect(page.getByText('2 selected')).toBeVisible()
    const before = await centreOf(card('Capture payment'))
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Alt+Shift+ArrowDown')
    await expect.poll(async () => (await centreOf(card('Capture payment'))).y).toBeGreaterThan(before.y + 60)
    await undo('move').click()
    await expect.poll(async () => (await centreOf(card('Capture payment'))).y).toBeCloseTo(before.y, 0)

    await page.keyboard.press('v')
    const pane = await page.locator('.react-flow__pane').boundingBox()
    if (pane === null) throw new Error('There is no canvas.')
    await drag(
      { x: pane.x + 20, y: pane.y + 100 },
      { x: pane.x + pane.width - 20, y: pane.y + pane.height - 160 },
    )
    await page.mouse.up()
    await expect(page.getByText('3 selected')).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(cards()).toHaveCount(1)
    await undo('delete steps').click()
    await expect(cards()).toHaveCount(3)
    await page.keyboard.press('h')
  })

  test('are duplicated, lined up and copied into another workflow in another tab', async () => {
    await openNew()
    await card('Condition').click()
    await page.keyboard.press('Escape')
    await card('Capture payment').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+d')
    await expect(cards()).toHaveCount(5)
    await expect(edges()).toHaveCount(3)
    await page.getByRole('button', { name: 'Line up at the top' }).click()
    await expect(undo('line up')).toBeEnabled()

    await page.keyboard.press('Control+c')
    const other = await context.newPage()
    await openNew(other)
    await other.locator('.react-flow__pane').click({ position: { x: 300, y: 120 } })
    await other.keyboard.press('Control+v')
    await expect(cards(other)).toHaveCount(5)
    await expect(edges(other)).toHaveCount(3)
    await expect(other.getByText('2 selected')).toBeVisible()
    await other.getByRole('button', { name: 'Undo: paste', exact: true }).click()
    await expect(cards(other)).toHaveCount(3)
    await other.close()
  })

  test('are copied by dragging them with Alt', async () => {
    await openNew()
    const from = await centreOf(card('Capture payment'))
    await page.keyboard.down('Alt')
    await drag(from, { x: from.x - 40, y: from.y + 200 })
    await page.mouse.up()
    await page.keyboard.up('Alt')
    await expect(cards()).toHaveCount(4)
    await expect(undo('duplicate')).toBeEnabled()
    const places = await cards().evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y))
    expect(places.some((y) => Math.abs(y - from.y) < 60)).toBe(true)
  })
})

test('a note is written, coloured, kept over a reload and deleted', async () => {
  await openNew()
  const pane = await centreOf(page.locator('.react-flow__pane'))
  await page.mouse.move(pane.x - 200, pane.y + 200)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Sora first.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Pink' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  const note = page.getByRole('group', { name: 'Note: Ask Sora first.' })
  await expect(note).toBeVisible()
  await expect(note.locator('[data-hue="pink"]')).toBeVisible()
  await note.dblclick()
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Sora or Minji.')
  await page.locator('.react-flow__pane').click({ position: { x: 40, y: 200 } })
  await expect(page.getByRole('group', { name: 'Note: Ask Sora or Minji.' })).toBeVisible()
  await page.getByRole('group', { name: 'Note: Ask Sora or Minji.' }).click()
  await page.keyboard.press('Delete')
  await expect(notes()).toHaveCount(0)
  await undo('delete a note').click()
  await expect(notes()).toHaveCount(1)
})

test('a dragged card comes into line with its neighbours', async () => {
  await openNew()
  const trigger = await card('Order risk analyzed').boundingBox()
  const from = await centreOf(card('Condition'))
  const box = await card('Condition').boundingBox()
  if (box === null || trigger === null) throw new Error('There is nothing to be seen.')
  const off = trigger.y - box.y + 4
  await drag(from, { x: from.x, y: from.y + 120 })
  await page.mouse.move(from.x, from.y + off, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await card('Condition').boundingBox())?.y ?? 0).toBeCloseTo(trigger.y, 0)
  await expect(undo('move')).toBeEnabled()
})

test('the menu of a card, a connection and the empty canvas opens by mouse and by keys', async () => {
  await openNew()
  await card('Capture payment').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(cards()).toHaveCount(4)
  await edge('Condition', 'Capture payment').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Remove the connection' }).click()
  await expect(edges()).toHaveCount(1)
  await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 200, y: 500 } })
  await page.getByRole('menuitem', { name: 'Add a note' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
})

test('the view is where it was after a reload, and can be fitted again', async () => {
  await openNew()
  const view = () => page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)
  const whole = await view()
  await page.locator('.react-flow__pane').hover()
  await page.mouse.wheel(0, -400)
  await expect.poll(view).not.toBe(whole)
  // The wheel goes on for a moment.
  await expect
    .poll(async () => {
      const before = await view()
      await page.waitForTimeout(250)
      return before === (await view())
    })
    .toBe(true)
  const zoomed = await view()
  await page.reload()
  await expect(cards().first()).toBeVisible()
  await expect.poll(view).toBe(zoomed)
  await page.keyboard.press('Shift+Digit1')
  await expect.poll(view).not.toBe(zoomed)
})
