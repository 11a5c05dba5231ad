import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openClassifier, ownModel } from './classifier.js'
import { runCommand } from './cli/command.js'
import { folderOf, modelSourceOf } from './model-source.js'

let cache: string
const fetched: string[] = []
const hub = createServer(async ({ url = '' }, response) => {
  fetched.push(url)
  const file = url.replace(/^\/shop\/topics\/resolve\/main\//, '')
  try {
    response.end(await readFile(join(folderOf(ownModel), file)))
  } catch {
    response.writeHead(404).end()
  }
})

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'counterflow-models-'))
  await new Promise<void>((done) => hub.listen(0, '127.0.0.1', done))
  const address = hub.address()
  process.env.HF_ENDPOINT = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  delete process.env.HF_ENDPOINT
  hub.close()
  await rm(cache, { recursive: true, force: true })
})

it('fetches a model that a hub has, once, and sends the hub nothing', async () => {
  const model = modelSourceOf('shop/topics', cache)
  const first = openClassifier({ model })
  const judged = await first.classify('where is my order 4711')
  await first.close()
  expect(fetched.length).toBeGreaterThan(3)
  expect(fetched.join()).not.toContain('4711')
  fetched.length = 0
  hub.closeAllConnections()
  await new Promise((done) => hub.close(done))
  const second = openClassifier({ model })
  expect(await second.classify('where is my order 4711')).toEqual(judged)
  await second.close()
  expect(fetched).toEqual([])
})

it('keeps the certainty that was fitted to a model beside its files', async () => {
  const folder = join(cache, 'ours')
  await cp(folderOf(ownModel), folder, { recursive: true })
  await writeFile(join(folder, 'calibration.json'), JSON.stringify({ scale: 0.1, shift: Array(11).fill(0) }))
  const classifyIn = async () => {
    const classifier = openClassifier({ model: modelSourceOf(folder, cache) })
    const { probabilities } = await classifier.classify('where is my order 4711')
    await classifier.close()
    return probabilities.order_status
  }
  expect(await classifyIn()).toBeLessThan(0.5)
  const lines = Array.from(
    { length: 60 },
    (_, number) =>
      `{"text":"where is my order ${number}","topic":"order_status"}\n{"text":"do you ship to zone ${number}","topic":"shipping"}\n`,
  )
  const progress = new PassThrough()
  const told = text(progress)
  const output = new PassThrough()
  const args = ['--model', folder, '--calibrate', '-']
  expect(await runCommand(args, { input: Readable.from(lines), output, progress })).toBe(0)
  progress.end()
  expect(await told).toMatch(/before: 0 labels.*\nafter: {2}\d+ labels, 100\.0% of them right/)
  expect(await classifyIn()).toBeGreaterThan(0.9)
})
