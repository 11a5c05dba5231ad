import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/boot/browser.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterflow-browser-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('takes the browser that CHROMIUM_PATH names, and no other when that one is missing', () => {
  const program = join(folder, 'my-browser')
  expect(findBrowser({ CHROMIUM_PATH: program, PATH: process.env.PATH })).toBeUndefined()
  writeFileSync(program, '')
  expect(findBrowser({ CHROMIUM_PATH: program })).toBeUndefined()
  chmodSync(program, 0o755)
  expect(findBrowser({ CHROMIUM_PATH: program })).toBe(program)
})

it('finds one on PATH', () => {
  writeFileSync(join(folder, 'google-chrome'), '', { mode: 0o755 })
  const found = findBrowser({ PATH: `/nowhere:${folder}` })
  expect(found).toMatch(/chrom/)
})
