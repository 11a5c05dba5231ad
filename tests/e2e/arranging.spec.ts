import { expect, type Page, test } from '@playwright/test'
import { DrawnWorkflow } from './drawn-workflow.js'

let drawn: DrawnWorkflow
let page: Page

test.beforeAll(async ({ browser }) => {
  drawn = await DrawnWorkflow.start(browser)
  page = drawn.page
})

test.afterAll(async () => {
  await drawn.stop()
  expect(drawn.complaints).toEqual([])
})

test.describe('several at once', () => {
  test('are chosen with Shift and in a box, moved by keys as one edit, and deleted', async () => {
    await drawn.open()
    await drawn.card('Condition').click()
    await page.keyboard.press('Escape')
    await drawn.card('Capture payment').click({ modifiers: ['Shift'] })
    await expect(page.getByText('2 selected')).toBeVisible()
    const before = await drawn.centreOf(drawn.card('Capture payment'))
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Alt+Shift+ArrowDown')
    await expect
      .poll(async () => (await drawn.centreOf(drawn.card('Capture payment'))).y)
      .toBeGreaterThan(before.y + 60)
    await drawn.undo('move').click()
    await expect
      .poll(async () => (await drawn.centreOf(drawn.card('Capture payment'))).y)
      .toBeCloseTo(before.y, 0)

    await page.keyboard.press('v')
    const pane = await drawn.boxOf(drawn.pane())
    await drawn.drag(
      { x: pane.x + 20, y: pane.y + 100 },
      { x: pane.x + pane.width - 20, y: pane.y + pane.height - 160 },
    )
    await page.mouse.up()
    await expect(page.getByText('3 selected')).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(drawn.cards()).toHaveCount(1)
    await drawn.undo('delete steps').click()
    await expect(drawn.cards()).toHaveCount(3)
    await page.keyboard.press('h')
  })

  test('are duplicated, lined up and copied into another workflow in another tab', async () => {
    await drawn.open()
    await drawn.card('Condition').click()
    await page.keyboard.press('Escape')
    await drawn.card('Capture payment').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+d')
    await expect(drawn.cards()).toHaveCount(5)
    await expect(drawn.edges()).toHaveCount(3)
    await page.getByRole('button', { name: 'Line up at the top' }).click()
    await expect(drawn.undo('line up')).toBeEnabled()

    await page.keyboard.press('Control+c')
    const other = await drawn.context.newPage()
    await drawn.open(other)
    await drawn.pane(other).click({ position: { x: 300, y: 120 } })
    await other.keyboard.press('Control+v')
    await expect(drawn.cards(other)).toHaveCount(5)
    await expect(drawn.edges(other)).toHaveCount(3)
    await expect(other.getByText('2 selected')).toBeVisible()
    await other.getByRole('button', { name: 'Undo: paste', exact: true }).click()
    await expect(drawn.cards(other)).toHaveCount(3)
    await other.close()
  })

  test('are copied by dragging them with Alt', async () => {
    await drawn.open()
    const from = await drawn.centreOf(drawn.card('Capture payment'))
    await page.keyboard.down('Alt')
    await drawn.drag(from, { x: from.x - 40, y: from.y + 200 })
    await page.mouse.up()
    await page.keyboard.up('Alt')
    await expect(drawn.cards()).toHaveCount(4)
    await expect(drawn.undo('duplicate')).toBeEnabled()
    // The canvas may have moved, and shrunk a little, for the copy to be seen.
    const tops = await drawn
      .cards()
      .filter({ hasText: 'Capture payment' })
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y))
    const [original = 0, copy = 0] = tops
    expect(tops).toHaveLength(2)
    expect(Math.abs(copy - original)).toBeGreaterThan(120)
    expect(Math.abs(copy - original)).toBeLessThan(260)
  })
})

test('a note is written, coloured, kept over a reload and deleted', async () => {
  await drawn.open()
  const pane = await drawn.centreOf(drawn.pane())
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
  await drawn.pane().click({ position: { x: 40, y: 200 } })
  await expect(page.getByRole('group', { name: 'Note: Ask Sora or Minji.' })).toBeVisible()
  await page.getByRole('group', { name: 'Note: Ask Sora or Minji.' }).click()
  await page.keyboard.press('Delete')
  await expect(drawn.notes()).toHaveCount(0)
  await drawn.undo('delete a note').click()
  await expect(drawn.notes()).toHaveCount(1)
})

test('a dragged card comes into line with its neighbours', async () => {
  await drawn.open()
  const trigger = await drawn.boxOf(drawn.card('Order risk analyzed'))
  const from = await drawn.centreOf(drawn.card('Condition'))
  const box = await drawn.boxOf(drawn.card('Condition'))
  const off = trigger.y - box.y + 4
  await drawn.drag(from, { x: from.x, y: from.y + 120 })
  await page.mouse.move(from.x, from.y + off, { steps: 5 })
  await page.mouse.up()
  await expect
    .poll(async () => (await drawn.card('Condition').boundingBox())?.y ?? 0)
    .toBeCloseTo(trigger.y, 0)
  await expect(drawn.undo('move')).toBeEnabled()
})
