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

test.describe('dropping a step', () => {
  test('onto a connection inserts it, and the connection lights up before', async () => {
    await drawn.open()
    const line = drawn.edge('Order risk analyzed', 'Condition')
    const middle = await drawn.centreOf(line.locator('.react-flow__edge-interaction'))
    await drawn.drag(await drawn.centreOf(drawn.inPalette('Wait')), middle)
    await expect
      .poll(async () => {
        await page.mouse.move(middle.x, middle.y)
        await page.mouse.move(middle.x + 1, middle.y)
        return line.getAttribute('data-lit')
      })
      .toBe('')
    await page.mouse.up()
    await expect(drawn.edge('Order risk analyzed', 'Wait')).toBeAttached()
    await expect(drawn.edge('Wait', 'Condition')).toBeAttached()
    await expect(drawn.edges()).toHaveCount(3)
    await drawn.undo('insert “Wait”').click()
    await expect(drawn.edges()).toHaveCount(2)
    await expect(line).toBeAttached()
  })

  test('onto a free exit connects it there, and onto the empty canvas leaves it alone', async () => {
    await drawn.open()
    const exit = page.getByRole('button', { name: 'Add a step at “Otherwise” of “Condition”' })
    await drawn.drag(await drawn.centreOf(drawn.inPalette('Stop')), await drawn.centreOf(exit))
    await page.mouse.up()
    await expect(drawn.edge('Condition', 'Stop')).toBeAttached()
    await page.keyboard.press('Escape')
    const pane = await drawn.centreOf(drawn.pane())
    await drawn.drag(await drawn.centreOf(drawn.inPalette('Wait')), { x: pane.x, y: pane.y + 250 })
    await page.mouse.up()
    await expect(drawn.card('Wait')).toBeVisible()
    await expect(drawn.edges()).toHaveCount(3)
  })

  test('has a button in the middle of each connection that does the same', async () => {
    await drawn.open()
    const line = drawn.edge('Condition', 'Capture payment')
    await line.focus()
    await page
      .getByRole('button', { name: 'Insert a step between “Condition” (Then) and “Capture payment”' })
      .click()
    await drawn.chooseStep('wait')
    await expect(drawn.edge('Wait', 'Capture payment')).toBeAttached()
  })
})

test.describe('a connection', () => {
  test('let go in empty space offers the next step, and puts it there', async () => {
    await drawn.open()
    const from = await drawn.centreOf(drawn.exit('Condition', 'otherwise'))
    const to = { x: from.x + 40, y: from.y + 180 }
    await drawn.drag(from, to)
    await page.mouse.up()
    await drawn.chooseStep('stop')
    await expect(drawn.edge('Condition', 'Stop')).toBeAttached()
    await expect(drawn.undo('add “Stop”')).toBeEnabled()
  })

  test('says why it cannot lead to where it is held', async () => {
    await drawn.open()
    await drawn.drag(
      await drawn.centreOf(drawn.exit('Capture payment', 'then')),
      await drawn.centreOf(drawn.card('Condition')),
    )
    await expect(page.getByRole('status').filter({ hasText: 'That would be a circle' })).toBeAttached()
    await expect(drawn.card('Condition')).toHaveClass(/cf-refused/)
    await page.mouse.up()
    await expect(drawn.edges()).toHaveCount(2)
    await expect(drawn.card('Condition')).not.toHaveClass(/cf-refused/)
  })

  test('is led elsewhere by its end, and taken off', async () => {
    await drawn.open()
    const line = drawn.edge('Condition', 'Capture payment')
    await line.hover()
    await expect(page.locator('.react-flow__edgeupdater')).toHaveCount(2)
    const end = line.locator('.react-flow__edgeupdater-source')
    await drawn.drag(await drawn.centreOf(end), await drawn.centreOf(drawn.exit('Condition', 'otherwise')))
    // The line is no longer pointed at, and yet its end is still held.
    await expect(page.locator('.react-flow__edgeupdater')).toHaveCount(0)
    await page.mouse.up()
    await expect(drawn.undo('lead a connection elsewhere')).toBeEnabled()
    await expect(page.getByRole('button', { name: /^Add a step at “Then” of “Condition”/ })).toBeVisible()
    await line.focus()
    const target = await drawn.centreOf(line.locator('.react-flow__edgeupdater-target'))
    await drawn.drag(target, { x: target.x - 20, y: target.y + 200 })
    await page.mouse.up()
    await expect(drawn.edges()).toHaveCount(1)
    await drawn.undo('remove a connection').click()
    await expect(drawn.edges()).toHaveCount(2)
  })

  test('can be let go anywhere on a card', async () => {
    await drawn.open()
    await drawn.drag(
      await drawn.centreOf(drawn.exit('Condition', 'otherwise')),
      await drawn.centreOf(drawn.card('Capture payment')),
    )
    await page.mouse.up()
    await expect(drawn.edges()).toHaveCount(3)
  })
})

test('the menu of a card, a connection and the empty canvas opens by mouse and by keys', async () => {
  await drawn.open()
  await drawn.card('Capture payment').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(drawn.cards()).toHaveCount(4)
  // A menu that closes gives the focus back to where it was.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await drawn.edge('Condition', 'Capture payment').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Remove the connection' }).click()
  await expect(drawn.edges()).toHaveCount(1)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await drawn.pane().click({ button: 'right', position: { x: 200, y: 500 } })
  await page.getByRole('menuitem', { name: 'Add a note' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
})

test('the view is where it was after a reload, and can be fitted again', async () => {
  await drawn.open()
  const whole = await drawn.atRest()
  await drawn.pane().hover()
  await page.mouse.wheel(0, -400)
  await expect.poll(() => drawn.atRest()).not.toBe(whole)
  const zoomed = await drawn.atRest()
  await page.reload()
  await expect(drawn.cards().first()).toBeVisible()
  await expect.poll(() => drawn.atRest()).toBe(zoomed)
  await page.keyboard.press('Shift+Digit1')
  await expect.poll(() => drawn.atRest()).not.toBe(zoomed)
})
