import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { DrawingHand, Hand } from './hand.js'
import { type RunningShop, startShop } from './running-shop.js'

const example = fileURLToPath(new URL('../../examples/workflows/tag-vip.json', import.meta.url))
const fileSchema = z.looseObject({ nodes: z.array(z.unknown()), edges: z.array(z.unknown()) })

let shop: RunningShop
let context: BrowserContext
let page: Page
let drawing: DrawingHand

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  shop = await startShop()
  context = await browser.newContext({ baseURL: shop.origin })
  page = await context.newPage()
  drawing = new DrawingHand(page)
  await new Hand(page, shop).signIn()
})

test.afterAll(async () => {
  await context.close()
  await shop.stop()
})

async function importFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto('/admin/workflows')
  await page.getByRole('button', { name: 'New workflow' }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'From a file' }).click()
  await (await chooser).setFiles(file)
}

test('a file becomes a workflow, and the workflow a file with the same in it', async () => {
  await importFile(example)
  await expect(drawing.card('Update customer metadata')).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as a file' }).click()
  const path = await (await download).path()
  const [before, after] = await Promise.all(
    [example, path].map(async (file) => fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))),
  )
  expect(after?.edges).toEqual(before?.edges)
  expect(after?.nodes).toHaveLength(before?.nodes.length ?? 0)
})

test('a file that makes no sense is refused with the place and the reason', async () => {
  const text = await readFile(example, 'utf8')
  const broken = { name: 'broken.json', mimeType: 'application/json' }
  await importFile({ ...broken, buffer: Buffer.from(text.replace('"schema": 1', '"schema": 99')) })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('from a newer Counterflow')
  await page.keyboard.press('Escape')
  await importFile({ ...broken, buffer: Buffer.from(text.slice(0, -20)) })
  await expect(dialog).toContainText(/Line \d+, column \d+/)
  await page.keyboard.press('Escape')
})

test('what this shop has no plugin for is refused with the step and the plugin, and the open drawing stays', async () => {
  await importFile(example)
  await expect(drawing.card('Update customer metadata')).toBeVisible()
  const replace = async (name: string, text: string) => {
    const path = test.info().outputPath(name)
    await writeFile(path, text)
    await page.getByRole('button', { name: 'More actions' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: 'Replace with a file…' }).click()
    await (await chooser).setFiles(path)
  }
  const text = await readFile(example, 'utf8')
  const file = fileSchema.parse(JSON.parse(text))
  const told: Record<string, [string, RegExp]> = {
    'missing-plugin': [
      text.replaceAll('"commerce.update_customer_metadata"', '"parcels.send"'),
      /The plugin “parcels” is not installed.*packages\/plugins/,
    ],
    'newer-schema': [text.replace('"schema": 1', '"schema": 99'), /from a newer Counterflow/],
    'two-with-one-id': [
      JSON.stringify({ ...file, nodes: [...file.nodes, ...file.nodes.slice(0, 1)] }),
      /Two steps|same id|one id/i,
    ],
    nonsense: [JSON.stringify({ ...file, nodes: [{ id: 'a', kind: 'dance' }] }), /Step 1/],
    '50-mb': [' '.repeat(50_000_000), /The file has 50 MB. 4 MB is the most./],
  }
  for (const [name, [content, reason]] of Object.entries(told)) {
    await replace(`${name}.json`, content)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(reason)
    await expect(dialog.getByRole('button', { name: 'Import' })).toBeHidden()
    await page.screenshot({ path: `test-results/stills/refused-${name}.png` })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog).toBeHidden()
    await expect(drawing.card('Update customer metadata')).toBeVisible()
  }
})

test('what was drawn without a connection is saved by itself when there is one again', async () => {
  await importFile(example)
  await expect(drawing.card('Update customer metadata')).toBeVisible()
  await context.setOffline(true)
  await drawing.addAfter('Update customer metadata', 'Then', /^Wait/)
  await expect(page.getByText('No connection: kept in this browser')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

test('what was drawn without a connection is there after the tab was closed', async () => {
  await importFile(example)
  await expect(drawing.card('Update customer metadata')).toBeVisible()
  const address = page.url()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await context.setOffline(true)
  await drawing.addAfter('Update customer metadata', 'Then', /^Wait/)
  await expect(drawing.card('Wait')).toBeVisible()
  await page.close()

  await context.setOffline(false)
  page = await context.newPage()
  drawing = new DrawingHand(page)
  await page.goto(address)
  await expect(drawing.card('Wait')).toBeVisible()
  await expect(page.getByText('Changes that had not been saved were brought back.')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(drawing.card('Wait')).toBeHidden()
})
