import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openClassifier } from './classifier.js'
import { runCommand } from './cli/command.js'
import { bestOf } from './evaluation/measure.js'
import { modelSourceOf } from './model-source.js'

/** Says of two sentences that one follows from the other where they share a word; the training folder makes it. */
const entailment = fileURLToPath(new URL('../evaluation/entailment', import.meta.url))
let place: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'counterflow-other-model-'))
})
afterAll(() => rm(place, { recursive: true, force: true }))

async function toldOf(model: string): Promise<string> {
  const progress = new PassThrough()
  const told = text(progress)
  const streams = { input: new PassThrough(), output: new PassThrough(), progress }
  expect(await runCommand(['--model', model, '--cache', join(place, 'fetched'), 'hello'], streams)).toBe(1)
  progress.end()
  return told
}

describe('a model that only knows what follows from what', () => {
  it('is asked for each topic in words, of many messages at once', async () => {
    const classifier = openClassifier({ model: modelSourceOf(entailment, place) })
    const answers = await classifier.classifyAll([
      'is there a coupon',
      'where is it',
      'delivery to Oslo?',
      'can I exchange it',
      'hours?',
      'I resell',
    ])
    await classifier.close()
    expect(answers.map(({ probabilities }) => bestOf(probabilities))).toEqual([
      'pricing_discounts',
      'order_status',
      'shipping',
      'returns',
      'store_information',
      'wholesale',
    ])
    expect(answers.map(({ label }) => label?.topic)).toContain('shipping')
    expect(new Set(answers.map(({ modelVersion }) => modelVersion))).toEqual(new Set([entailment]))
  })
})

describe('a model that cannot be used', () => {
  const changed = async (name: string, change: (folder: string) => Promise<void>) => {
    const folder = join(place, name)
    await cp(entailment, folder, { recursive: true })
    await change(folder)
    return folder
  }

  it('is a folder that is not there, or holds no model', async () => {
    expect(await toldOf(join(place, 'nowhere'))).toContain(`there is no folder ${join(place, 'nowhere')}.`)
    const empty = join(place, 'empty')
    await mkdir(empty)
    expect(await toldOf(empty)).toContain(
      `${empty} lacks config.json, tokenizer.json, tokenizer_config.json, onnx/model.onnx. A model's folder has`,
    )
  })

  it.each(['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])('lacks %s', async (file) => {
    const folder = await changed(`without-${file.replace('/', '-')}`, (made) => rm(join(made, file)))
    expect(await toldOf(folder)).toContain(`${folder} lacks ${file}.`)
  })

  it('has weights or a description that cannot be read', async () => {
    const weights = await changed('weights', (made) => writeFile(join(made, 'onnx', 'model.onnx'), 'none'))
    expect(await toldOf(weights)).toContain(`${join(weights, 'onnx', 'model.onnx')} failed`)
    const description = await changed('description', (made) => writeFile(join(made, 'config.json'), '{'))
    expect(await toldOf(description)).toContain(`${join(description, 'config.json')} is no JSON.`)
  })

  it('has other outputs', async () => {
    const folder = await changed('outputs', async (made) => {
      const file = join(made, 'config.json')
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('entailment', 'positive'))
    })
    expect(await toldOf(folder)).toContain(
      'its outputs are contradiction, neutral, positive. Expected checkout',
    )
  })

  it('is a hub’s, where there is no internet', async () => {
    // Nobody listens at this port.
    vi.stubEnv('HF_ENDPOINT', 'http://127.0.0.1:9')
    const told = await toldOf('shop/topics')
    vi.unstubAllEnvs()
    expect(told).toContain('shop/topics is not whole in')
    expect(told).toContain('cannot be had from http://127.0.0.1:9/ (fetch failed). Is there internet')
  })
})
