import { isAbsolute, join, resolve } from 'node:path'

/** Where a model comes from. Whichever it is, it runs on this machine, and no text leaves it. */
export type ModelSource =
  /** `config.json`, `tokenizer.json`, `tokenizer_config.json` and `onnx/`, as a hub has them. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** Fetched from a hub the first time, into `cache`, and read from there afterwards. */
  | { readonly kind: 'hub'; readonly name: string; readonly cache: string }

/** A name that is neither a folder nor a hub's model; its message says what is expected. */
export class ModelNameError extends Error {
  override readonly name = 'ModelNameError'
  constructor(written: string) {
    super(`${written} is no model. Name a folder (/models/ours, ./ours) or a hub's model (owner/name).`)
  }
}

/**
 * Reads a model's name: a folder is absolute or begins with a dot, all else is `owner/name` on a hub.
 * @throws ModelNameError
 */
export function modelSourceOf(written: string, cache: string): ModelSource {
  if (isAbsolute(written) || written.startsWith('.')) return { kind: 'folder', folder: resolve(written) }
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(written)) throw new ModelNameError(written)
  return { kind: 'hub', name: written, cache: resolve(cache) }
}

/** The folder in which the model's files are, once they are there; its calibration is kept beside them. */
export const folderOf = (source: ModelSource): string =>
  source.kind === 'folder' ? source.folder : join(source.cache, ...source.name.split('/'))
