import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AutoModelForSequenceClassification, AutoTokenizer, env } from '@huggingface/transformers'
import { z } from 'zod'

/** A model that is held in memory. */
export interface LoadedModel {
  readonly version: string
  /** One row a text, one share an output; each row sums to one. */
  judge(texts: readonly string[]): Promise<number[][]>
}

const configSchema = z.object({ model_version: z.string() })
const logitsSchema = z.object({
  logits: z.object({ data: z.instanceof(Float32Array), dims: z.tuple([z.int(), z.int()]) }),
})

function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Reads a model from a folder, and from nowhere else: no request leaves the machine. */
export async function loadModel(folder: string): Promise<LoadedModel> {
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.localModelPath = dirname(folder)
  env.useFSCache = false
  env.useBrowserCache = false
  const { model_version: version } = configSchema.parse(
    JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')),
  )
  const name = basename(folder)
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoModelForSequenceClassification.from_pretrained(name, {
      dtype: 'q8',
      device: 'cpu',
      // On shared cores one thread is fastest, and the server keeps the others.
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
    }),
  ])
  return {
    version,
    async judge(texts) {
      const inputs = tokenizer([...texts], { padding: true, truncation: true })
      const { logits } = logitsSchema.parse(await model(inputs))
      const [rows, width] = logits.dims
      return Array.from({ length: rows }, (_, row) =>
        softmax(Array.from(logits.data.subarray(row * width, (row + 1) * width))),
      )
    },
  }
}
