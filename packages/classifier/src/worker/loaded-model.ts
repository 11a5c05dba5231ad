import { Tensor } from '@huggingface/transformers'
import { z } from 'zod'
import { calibrationIn, sharesOf } from '../calibration/calibration.ts'
import { folderOf, type ModelSource } from '../model-source.ts'
import { type NgramShape, ngramBuckets } from '../text/ngrams.ts'
import { outputs } from '../topics.ts'
import { inOrderOfLength } from './in-order-of-length.ts'
import { hypotheses, labelReadingOf } from './label-reading.ts'
import { openModelFiles } from './model-files.ts'

/** A model that is held in memory. */
export interface LoadedModel {
  readonly version: string
  /** One row a text, one share an output; each row sums to one. */
  judge(texts: readonly string[]): Promise<number[][]>
}

const configSchema = z.object({
  model_version: z.string().optional(),
  id2label: z.record(z.string(), z.string()),
  /** Of a model that reads n-grams beside tokens. */
  ngrams: z.object({ buckets: z.int(), shortest: z.int(), longest: z.int() }).optional(),
})
const logitsSchema = z.object({
  logits: z.object({ data: z.instanceof(Float32Array), dims: z.tuple([z.int(), z.int()]) }),
})

/** The more go together, the more memory they take at once; beyond this it is no faster. */
const together = 8

/** Reads a model, and says what it thinks in the order of our outputs. */
export async function loadModel(source: ModelSource): Promise<LoadedModel> {
  const { tokenizer, model } = await openModelFiles(source)
  const config = configOf(model.config)
  const reading = labelReadingOf(config.id2label)
  const calibration = await calibrationIn(folderOf(source))

  const rowsOf = async (inputs: Record<string, unknown>) => {
    const { logits } = logitsSchema.parse(await model(inputs))
    const [rows, width] = logits.dims
    return Array.from({ length: rows }, (_, row) =>
      Array.from(logits.data.subarray(row * width, (row + 1) * width)),
    )
  }
  const how = { padding: true, truncation: true }

  async function logitsOf(texts: readonly string[]): Promise<number[][]> {
    if (reading.kind === 'topics') {
      const tokens = tokenizer([...texts], how)
      const rows = await rowsOf(
        config.ngrams ? { ...tokens, ngrams: ngramsOf(texts, config.ngrams) } : tokens,
      )
      return rows.map((row) => reading.places.map((place) => row[place] ?? 0))
    }
    const asked = texts.flatMap((text) => outputs.map((output) => ({ text, pair: hypotheses[output] })))
    const rows = await rowsOf(
      tokenizer(
        asked.map(({ text }) => text),
        { ...how, text_pair: asked.map(({ pair }) => pair) },
      ),
    )
    return texts.map((_, text) =>
      outputs.map((_, at) => rows[text * outputs.length + at]?.[reading.place] ?? 0),
    )
  }

  return {
    version: config.model_version ?? (source.kind === 'hub' ? source.name : source.folder),
    judge: (texts) =>
      inOrderOfLength(texts, together, async (alike) =>
        (await logitsOf(alike)).map((logits) => sharesOf(logits, calibration)),
      ),
  }
}

function configOf(read: unknown): z.infer<typeof configSchema> {
  const { data } = configSchema.safeParse(read)
  if (!data) throw new Error('its config.json does not name its outputs: id2label is missing or wrong.')
  return data
}

/** The n-grams of texts, a row each; what a row has fewer is filled with the number of buckets, which counts nothing. */
function ngramsOf(texts: readonly string[], shape: NgramShape): Tensor {
  const rows = texts.map((text) => [...ngramBuckets(text, shape)])
  const width = Math.max(...rows.map((row) => row.length))
  const filled = new BigInt64Array(rows.length * width).fill(BigInt(shape.buckets))
  for (const [row, buckets] of rows.entries()) filled.set(buckets.map(BigInt), row * width)
  return new Tensor('int64', filled, [rows.length, width])
}
