import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type RunningShop, startShop } from './running-shop.js'
import { expectSound, type Scheme } from './sound-page.js'

/** The other screens are looked at in `stills.spec.ts`. */
let shop: RunningShop

test.beforeAll(async () => {
  shop = await startShop()
})
test.afterAll(async () => {
  await shop.stop()
})

async function contextIn(browser: Browser, colorScheme: Scheme): Promise<BrowserContext> {
  return browser.newContext({ baseURL: shop.origin, colorScheme, reducedMotion: 'reduce' })
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(shop.owner.email)
  await page.getByLabel('Password', { exact: true }).fill(shop.owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible()
}

/** Begins a workflow of two steps, and leaves the settings of the second open. */
async function beginWorkflow(page: Page): Promise<void> {
  await page.goto('/admin/workflows')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('textbox', { name: 'Go to or do…' })).toBeFocused()
  await page.keyboard.type('new workflow')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('application', { name: 'Canvas of the workflow' })).toBeVisible()
  const steps = page.getByRole('navigation', { name: 'Steps' })
  await steps.getByRole('button', { name: /^Condition/ }).click()
  await expect(page.getByRole('complementary', { name: /^Settings of/ })).toBeVisible()
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in the ${scheme}`, () => {
    test.describe.configure({ mode: 'serial' })
    let page: Page

    test.beforeAll(async ({ browser }) => {
      page = await (await contextIn(browser, scheme)).newPage()
    })
    test.afterAll(async () => {
      await page.context().close()
    })

    test('the sign-in keeps to WCAG 2.2 AA', async () => {
      await page.goto('/admin/')
      await expect(page.getByLabel('E-mail')).toBeVisible()
      await expectSound(page, scheme, 'sign-in')
      await page.keyboard.press('Enter')
      await signIn(page)
    })

    test('the gallery does, with a template and what it asks', async () => {
      await page.goto('/admin/workflows/templates')
      const categories = page.getByRole('radiogroup', { name: 'Category' })
      await expect(categories.getByRole('radio', { name: 'All categories' })).toBeChecked()
      await expect(categories.getByRole('radio')).toHaveCount(await page.getByRole('radio').count())
      await page.getByRole('button', { name: 'Preview “Cancel and restock high-risk orders”' }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('application')).toBeVisible()
      await expectSound(page, scheme, 'template')
      await dialog.getByRole('button', { name: 'Install and customise' }).click()
      await expect(dialog).toBeHidden()
      await page.getByRole('application').getByRole('group', { name: 'Condition', exact: true }).click()
      await expect(page.getByRole('button', { name: /Choose another$/ }).first()).toHaveAccessibleDescription(
        /./,
      )
      await expectSound(page, scheme, 'condition with a sample')
    })

    test('the editor does, with its panel, lists and dialogs', async () => {
      await beginWorkflow(page)
      await expectSound(page, scheme, 'canvas and panel')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Shift+O')
      await expect(page.getByRole('tree')).toBeVisible()
      await expectSound(page, scheme, 'outline')
      await page
        .getByRole('treeitem', { name: /^Condition/ })
        .first()
        .focus()
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
      await expectSound(page, scheme, 'menu')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
      await page.keyboard.press('>')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectSound(page, scheme, 'connecting')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await expectSound(page, scheme, 'shortcuts')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('Control+K')
      await expect(page.getByRole('textbox', { name: 'Go to or do…' })).toBeFocused()
      await expectSound(page, scheme, 'palette')
    })
  })
}
