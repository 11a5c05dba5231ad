import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { oneFile } from '../build/one-file.js'

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'print-agent-file-'))
  file = path.join(folder, 'counterflow-print-agent.mjs')
  await oneFile(file)
})
afterAll(() => rm(folder, { recursive: true }))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  return address.port
}

it('is one file that runs where there is nothing else of ours, and answers a till', async () => {
  const port = await freePort()
  const settings = path.join(folder, 'settings.json')
  const words = [file, '--printer', 'till=192.168.0.50', '--port', `${port}`, '--settings', settings]
  const agent = spawn(process.execPath, words, { cwd: folder, env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(agent, 'exit')
  const said: string[] = []
  for await (const line of createInterface(agent.stdout)) {
    said.push(line)
    if (line.startsWith('Waiting for tills')) break
  }
  const [, token] = /: ([\dA-F-]+)$/.exec(said[0] ?? '') ?? []
  const answer = await fetch(`http://127.0.0.1:${port}/v1/printers`, {
    headers: { authorization: `Bearer ${token}`, connection: 'close' },
  })
  expect(await answer.json()).toEqual({ printers: ['till'] })
  agent.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it('says whose work is in it', async () => {
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(text).toContain('MIT License')
})
