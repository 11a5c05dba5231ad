import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { probabilitiesOf } from '../classification.js'
import { outputs, type Probabilities } from '../topics.js'

const fileSchema = z.object({
  buckets: z.int(),
  shortest: z.int(),
  longest: z.int(),
  outputs: z.tuple([z.literal(outputs[0])], z.string()),
  step: z.number(),
  bias: z.array(z.number()),
  weights: z.base64(),
})

/** Buckets of the n-grams of a text, FNV-1a over code points; a figure counts as 0. As `linear_baseline.py` has it. */
export function bucketsOf(text: string, shortest: number, longest: number, buckets: number): Set<number> {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[0-9]/g, '0').replaceAll(/\s+/gu, ' ').trim()
  const letters = Array.from(` ${plain} `, (letter) => letter.codePointAt(0) ?? 0)
  const found = new Set<number>()
  for (let size = shortest; size <= longest; size++) {
    for (let start = 0; start + size <= letters.length; start++) {
      let hashed = 2_166_136_261
      for (const letter of letters.slice(start, start + size)) {
        hashed = Math.imul(hashed ^ letter, 16_777_619) >>> 0
      }
      found.add(hashed % buckets)
    }
  }
  return found
}

/** Opens the linear model that the training command wrote. */
export async function openLinearModel(file: URL): Promise<(text: string) => Probabilities> {
  const { buckets, shortest, longest, step, bias, weights } = fileSchema.parse(
    JSON.parse(await readFile(file, 'utf8')),
  )
  const table = new Int8Array(Buffer.from(weights, 'base64'))
  return (text) => {
    const found = bucketsOf(text, shortest, longest, buckets)
    const logits = bias.map((own, output) => {
      let sum = 0
      for (const bucket of found) sum += table[bucket * bias.length + output] ?? 0
      return own + (sum * step) / Math.sqrt(Math.max(1, found.size))
    })
    const most = Math.max(...logits)
    const powers = logits.map((logit) => Math.exp(logit - most))
    const total = powers.reduce((sum, power) => sum + power, 0)
    return probabilitiesOf(powers.map((power) => power / total))
  }
}
