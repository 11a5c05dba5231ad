import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { AutoTokenizer, env } from '@huggingface/transformers'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openClassifier, ownModel } from '../classifier.js'
import { folderOf } from '../model-source.js'
import { ngramBuckets } from '../text/ngrams.js'
import { type ModelProcess, startModelProcess } from './model-process.js'

const lineSchema = z.object({ text: z.string(), ids: z.array(z.number()), ngrams: z.number() })
const shapeSchema = z.object({ buckets: z.int(), shortest: z.int(), longest: z.int() })
const configSchema = z.object({ ngrams: shapeSchema })

it('cuts a thousand lines of three scripts into the ids and n-grams that training saw', async () => {
  env.allowRemoteModels = false
  const tokenizer = await AutoTokenizer.from_pretrained(folderOf(ownModel))
  const file = new URL('../../evaluation/tokenizer-ids.jsonl', import.meta.url)
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => lineSchema.parse(JSON.parse(line)))
  expect(lines.length).toBeGreaterThan(1_000)
  const { ngrams: shape } = configSchema.parse(
    JSON.parse(await readFile(join(folderOf(ownModel), 'config.json'), 'utf8')),
  )
  const different = lines.filter(({ text, ids, ngrams }) => {
    const sum = [...ngramBuckets(text, shape)].reduce((total, bucket) => total + bucket, 0)
    const found = tokenizer.encode(text)
    return sum !== ngrams || found.length !== ids.length || found.some((id, place) => id !== ids[place])
  })
  expect(different).toEqual([])
})

it('answers what was asked while its process ended, from a new one', async () => {
  const started: ModelProcess[] = []
  const classifier = openClassifier({
    start: async (source) => {
      const model = await startModelProcess(source)
      started.push(model)
      return model
    },
  })
  await classifier.classify('hello')
  const asked = classifier.classifyAll(
    Array.from({ length: 100 }, (_, number) => `do you ship to city ${number}`),
  )
  await started[0]?.crash()
  const answers = await asked
  expect(answers).toHaveLength(100)
  expect(new Set(answers.map(({ modelVersion }) => modelVersion)).size).toBe(1)
  expect(started).toHaveLength(2)
  await classifier.close()
})

it('keeps nobody from ending, and ends with whoever started it', async () => {
  const [sources, module] = ['../../../../scripts/vitest/typescript-sources.mjs', './model-process.ts'].map(
    (path) => new URL(path, import.meta.url).href,
  )
  const lines = `
    const { startModelProcess } = await import('${module}')
    const model = await startModelProcess(${JSON.stringify(ownModel)})
    await model.judge(['hello'])
    process.stdout.write('judged')`
  const starter = spawn(process.execPath, [`--import=${sources}`, '--input-type=module', '--eval', lines])
  const [said, complained] = await Promise.all([text(starter.stdout), text(starter.stderr)])
  // Both write to the same place for errors, so that it has come to its end when they have.
  expect([said, complained]).toEqual(['judged', ''])
})
