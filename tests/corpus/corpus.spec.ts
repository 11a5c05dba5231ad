import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = fileURLToPath(new URL('../../packages/classifier/corpus/', import.meta.url))

const topics = [
  'checkout',
  'order_edits',
  'order_status',
  'pricing_discounts',
  'product_details',
  'product_interest',
  'returns',
  'shipping',
  'store_information',
  'wholesale',
  'none',
] as const

const fewest = 100
const fewestSources = 25
const fewestKept = 5

const line = { text: z.string().trim().min(1).max(2_000), source: z.string().min(4) }
const labelledLine = z.strictObject(line)
const ambiguousLine = z.strictObject({
  ...line,
  targets: z
    .partialRecord(z.enum(topics), z.number().positive().max(0.8))
    .refine((targets) => Math.abs(Object.values(targets).reduce((sum, share) => sum + share, 0) - 1) < 1e-6),
})

const linesOf = (language: string, file: string): unknown[] =>
  readFileSync(`${folder}${language}/${file}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text))

const keptFromLearning = z
  .strictObject({ calibration: z.array(z.string()), test: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(`${folder}kept-from-learning.json`, 'utf8')))

/** What is left of a text when all that does not change its words is taken away. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]/gu, '') || text

describe.each(['en', 'ko', 'ja'])('the corpus in %s', (language) => {
  const labelled = topics.map((topic) => ({
    topic,
    lines: z.array(labelledLine).parse(linesOf(language, topic)),
  }))
  const ambiguous = z.array(ambiguousLine).parse(linesOf(language, 'ambiguous'))
  const all = [...labelled.flatMap(({ lines }) => lines), ...ambiguous]

  it('has enough of every topic, of none, and of what nobody can tell', () => {
    for (const { topic, lines } of labelled) expect(lines.length, topic).toBeGreaterThanOrEqual(fewest)
    expect(ambiguous.length).toBeGreaterThanOrEqual(fewest)
    expect(readdirSync(`${folder}${language}`)).toHaveLength(topics.length + 1)
  })

  it('comes from many sources of writing, so that a test can be cut by them', () => {
    const sources = new Set(all.map(({ source }) => source))
    expect(sources.size).toBeGreaterThanOrEqual(fewestSources)
    for (const source of sources) expect(source.startsWith(`${language}-`), source).toBe(true)
  })

  it('has voices that only fit certainty and voices that only judge, each of which wrote something', () => {
    const sources = new Set(all.map(({ source }) => source))
    const kept = Object.values(keptFromLearning).map((some) =>
      some.filter((source) => source.startsWith(`${language}-`)),
    )
    for (const some of kept) expect(some.length).toBeGreaterThanOrEqual(fewestKept)
    expect(new Set(kept.flat()).size).toBe(kept.flat().length)
    expect(kept.flat().filter((source) => !sources.has(source))).toEqual([])
  })

  it('says nothing twice', () => {
    const byWords = Map.groupBy(all, ({ text }) => bare(text))
    const twice = [...byWords.values()].filter((same) => same.length > 1).map(([first]) => first?.text)
    expect(twice).toEqual([])
  })
})
