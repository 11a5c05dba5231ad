import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AutoModelForSequenceClassification, AutoTokenizer, env } from '@huggingface/transformers'
import type { ModelSource } from '../model-source.ts'

// On shared cores one thread is fastest, and the server keeps the others.
const oneThread = { device: 'cpu', session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 } } as const

/** Opens the files of a model. Of a folder, nothing is ever fetched; of a hub's model, what is not here yet. */
export async function openModelFiles(source: ModelSource) {
  env.useBrowserCache = false
  env.allowLocalModels = true
  return source.kind === 'folder' ? openFolder(source.folder) : openFetched(source)
}

async function openFolder(folder: string) {
  env.allowRemoteModels = false
  env.useFSCache = false
  env.localModelPath = dirname(folder)
  return open(basename(folder), existsSync(join(folder, 'onnx', 'model_quantized.onnx')) ? 'q8' : 'fp32')
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
    return await open(name, 'q8')
  } catch {
    // Not every model comes in eight bits.
    return open(name, 'fp32')
  }
}

async function open(name: string, dtype: 'q8' | 'fp32') {
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoModelForSequenceClassification.from_pretrained(name, { ...oneThread, dtype }),
  ])
  return { tokenizer, model }
}
