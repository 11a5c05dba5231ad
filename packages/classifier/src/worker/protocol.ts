import type { ModelSource } from '../model-source.ts'

/** What the worker is told as it starts. */
export interface WorkerStart {
  readonly source: ModelSource
}

/** Texts that are to be judged together. */
export interface WorkerRequest {
  readonly texts: readonly string[]
}

/** What comes back: once `ready` or `failed`, then `judged` for each request. */
export type WorkerAnswer =
  | { readonly kind: 'ready'; readonly modelVersion: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** One row a text, one share an output. */
  | { readonly kind: 'judged'; readonly shares: readonly (readonly number[])[] }
