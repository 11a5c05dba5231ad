import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { type Outcomes, outcomes } from './same-rules/outcomes.js'

declare global {
  interface Window {
    rules: { outcomes: () => Outcomes }
  }
}

async function asScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./same-rules/outcomes.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'rules',
    platform: 'browser',
    conditions: ['development'],
  })
  return outputFiles[0]?.text ?? ''
}

test('a browser prices, sums and seals exactly as the server does', async ({ page }) => {
  const content = await asScript()
  await page.addScriptTag({ content })
  const here = outcomes()
  const there = await page.evaluate(() => window.rules.outcomes())
  expect(there).toEqual(here)
  expect(here).toMatchObject({ wrongVectors: [], faults: 0 })
  expect(here.vectors).toBeGreaterThan(30)
})
