import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ParcelsModule, routes } from '../../../test/parcels-feature.js'
import { healthRoutes } from '../../platform/http/health.contract.js'
import { startTestApplication, type TestApplication } from '../../platform/http/test-application.js'
import { printAgentPage } from './print-agent-page.js'
import { printAgentPages } from './print-agent-pages.js'

const program = '#!/usr/bin/env node\nconsole.log("Drucker — 프린터")\n'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0'

let folder: string
let shop: TestApplication
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-print-agent-'))
  const printAgentFile = path.join(folder, 'agent.mjs')
  await writeFile(printAgentFile, program)
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
    pages: [printAgentPages(printAgentFile)],
  })
})
afterAll(async () => {
  await shop?.close()
  await rm(folder, { recursive: true })
})

const page = async (query: string, headers: Record<string, string>) => {
  const answer = await fetch(`${shop.url}/print-agent${query}`, { headers })
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  return answer.text()
}

it('gives the agent away as it was built, to whoever is signed in nowhere', async () => {
  const answer = await fetch(`${shop.url}/print-agent/counterflow-print-agent.mjs`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="counterflow-print-agent.mjs"')
  expect(await answer.text()).toBe(program)
})

it('says what it is known by, and what is typed to start it for the tills of this shop', async () => {
  const english = await page('', { 'accept-language': 'en', 'user-agent': windows })
  expect(english).toContain('<html lang="en">')
  expect(english).toContain(createHash('sha256').update(program).digest('hex'))
  expect(english).toContain('href="/print-agent/counterflow-print-agent.mjs" download')
  expect(english).toContain('<details open><summary>Windows</summary>')
  expect(english).toContain('<details><summary>Linux</summary>')
  expect(english).toContain(`--printer till=192.168.0.50 --origin ${shop.url}</code>`)
})

it('speaks the language of the till that leads to it, or else of the browser', async () => {
  expect(await page('?lang=ja', { 'accept-language': 'ko' })).toContain('<h1>印刷エージェント</h1>')
  expect(await page('?lang=xx', { 'accept-language': 'ko' })).toContain('<h1>인쇄 에이전트</h1>')
})

it('names no page of the shop that could not be a till', async () => {
  const plain = await printAgentPage({ language: 'en', platform: 'linux', sha256: '00', origin: undefined })
  expect(plain).toContain('--printer till=192.168.0.50</code>')
  expect(plain).not.toContain('--origin')
})
