import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { probabilitiesOf } from '../classification.js'
import { ngramBuckets } from '../text/ngrams.js'
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

/** Opens the linear model that the training command wrote. */
export async function openLinearModel(file: URL): Promise<(text: string) => Probabilities> {
  const { step, bias, weights, ...shape } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const table = new Int8Array(Buffer.from(weights, 'base64'))
  return (text) => {
    const found = ngramBuckets(text, shape)
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
