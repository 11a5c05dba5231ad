import { readFile } from 'node:fs/promises'
import { AutoTokenizer, env } from '@huggingface/transformers'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openClassifier, ownModelFolder } from '../classifier.js'
import { type ModelThread, startModelThread } from './model-thread.js'

it('cuts a thousand lines of three scripts into the ids that training saw', async () => {
  env.allowRemoteModels = false
  const tokenizer = await AutoTokenizer.from_pretrained(ownModelFolder)
  const file = new URL('../../evaluation/tokenizer-ids.jsonl', import.meta.url)
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => z.object({ text: z.string(), ids: z.array(z.number()) }).parse(JSON.parse(line)))
  expect(lines.length).toBeGreaterThan(1_000)
  const different = lines.filter(({ text, ids }) => {
    const found = tokenizer.encode(text)
    return found.length !== ids.length || found.some((id, place) => id !== ids[place])
  })
  expect(different).toEqual([])
})

it('answers what was asked while its thread ended, from a new one', async () => {
  const started: ModelThread[] = []
  const classifier = openClassifier({
    start: async (folder) => {
      const thread = await startModelThread(folder)
      started.push(thread)
      return thread
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
