import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AutoModelForSequenceClassification, AutoTokenizer, env } from '@huggingface/transformers'
import type { ModelSource } from '../model-source.ts'

// On shared cores one thread is fastest, and the server keeps the others.
const oneThread = { device: 'cpu', session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 } } as const

const expected =
  'config.json, tokenizer.json, tokenizer_config.json, and onnx/model_quantized.onnx or onnx/model.onnx'
const weights = { q8: join('onnx', 'model_quantized.onnx'), fp32: join('onnx', 'model.onnx') } as const

/** Opens the files of a model. Of a folder, nothing is ever fetched; of a hub's model, what is not here yet. */
export async function openModelFiles(source: ModelSource) {
  env.useBrowserCache = false
  env.allowLocalModels = true
  return source.kind === 'folder' ? openFolder(source.folder) : openFetched(source)
}

async function openFolder(folder: string) {
  refuseIncomplete(folder)
  env.allowRemoteModels = false
  env.useFSCache = false
  env.localModelPath = dirname(folder)
  return open(basename(folder), existsSync(join(folder, weights.q8)) ? 'q8' : 'fp32')
}

/** What transformers.js says of a folder that lacks something names nothing that a person could mend. */
function refuseIncomplete(folder: string): void {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}.`)
  const jsons = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
  const lacking = jsons.filter((file) => !existsSync(join(folder, file)))
  if (!Object.values(weights).some((file) => existsSync(join(folder, file)))) lacking.push(weights.fp32)
  if (lacking.length > 0) {
    throw new Error(`${folder} lacks ${lacking.join(', ')}. A model's folder has ${expected}.`)
  }
  for (const file of ['config.json', 'tokenizer_config.json']) {
    try {
      JSON.parse(readFileSync(join(folder, file), 'utf8'))
    } catch {
      throw new Error(`${join(folder, file)} is no JSON.`)
    }
  }
}

async function openFetched({ name, cache }: Extract<ModelSource, { kind: 'hub' }>) {
  env.allowRemoteModels = true
  env.useFSCache = true
  env.cacheDir = cache
  env.localModelPath = cache
  // A mirror, as the hub's other tools name it.
  const mirror = process.env.HF_ENDPOINT
  if (mirror) env.remoteHost = `${mirror.replace(/\/$/, '')}/`
  try {
    // Not every model comes in eight bits.
    return await open(name, 'q8').catch(() => open(name, 'fp32'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${name} is not whole in ${cache} and cannot be had from ${env.remoteHost} (${reason}). Is there internet, is that the name of a model with ONNX files, or does HF_ENDPOINT name a mirror?`,
    )
  }
}

async function open(name: string, dtype: 'q8' | 'fp32') {
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoModelForSequenceClassification.from_pretrained(name, { ...oneThread, dtype }),
  ])
  return { tokenizer, model }
}
