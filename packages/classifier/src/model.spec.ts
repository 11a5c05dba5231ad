import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openClassifier } from './classifier.js'
import { measure } from './evaluation/measure.js'
import { outputs } from './topics.js'

const lineSchema = z.object({ text: z.string(), lang: z.string(), topic: z.enum(outputs) })
const folder = new URL('../evaluation/development/', import.meta.url)
const lines = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => lineSchema.parse(JSON.parse(line))),
)

it('is right with nearly all of its labels in each language, and seldom labels what has no topic', async () => {
  const classifier = openClassifier()
  const answers = await classifier.classifyAll(lines.map(({ text }) => text))
  await classifier.close()
  for (const lang of ['en', 'ko', 'ja']) {
    const judged = lines.flatMap(({ topic, ...line }, index) => {
      const probabilities = answers[index]?.probabilities
      return probabilities && line.lang === lang ? [{ topic, probabilities }] : []
    })
    const { precision, coverage, noneLabelled } = measure(judged)
    expect(precision, lang).toBeGreaterThanOrEqual(0.97)
    expect(coverage, lang).toBeGreaterThan(0.7)
    expect(noneLabelled, lang).toBeLessThanOrEqual(0.05)
  }
})
