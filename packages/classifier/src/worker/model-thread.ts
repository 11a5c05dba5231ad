import { Worker } from 'node:worker_threads'
import { ClassifierUnavailableError } from '../classifier-errors.js'
import { type Deferred, deferred } from '../deferred.js'
import type { ModelSource } from '../model-source.js'
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './protocol.js'

/** What a thread answers to one request. */
export interface Judgement {
  readonly shares: readonly (readonly number[])[]
  readonly modelVersion: string
}

/** A thread with a model; it takes one request at a time. */
export interface ModelThread {
  /** Fails when the thread ends before it has answered. */
  judge(texts: readonly string[]): Promise<Judgement>
  close(): Promise<void>
  /** Ends it as an accident would. For tests. */
  crash(): Promise<void>
}

/** The thread ended while it had something to answer. */
export class ThreadEndedError extends Error {
  override readonly name = 'ThreadEndedError'
}

// Node removes types from sources by itself, so that tests need no build.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './classifier-worker.ts' : './classifier-worker.js',
  import.meta.url,
)

/**
 * Starts a thread and waits until its model is loaded.
 * @throws ClassifierUnavailableError when it cannot be loaded.
 */
export async function startModelThread(source: ModelSource): Promise<ModelThread> {
  const start: WorkerStart = { source }
  const worker = new Worker(entry, { workerData: start, name: 'classifier' })
  // It keeps no process alive that has nothing else to do.
  worker.unref()
  let waiting: Deferred<WorkerAnswer> | undefined
  let ended: Error | undefined
  const end = (error: Error) => {
    ended ??= error
    waiting?.reject(ended)
    waiting = undefined
  }
  worker.on('message', (answer: WorkerAnswer) => {
    waiting?.resolve(answer)
    waiting = undefined
  })
  worker.on('error', (error) => end(new ThreadEndedError(String(error), { cause: error })))
  worker.on('exit', (code) => end(new ThreadEndedError(`The classifier's thread ended with ${code}.`)))

  const nextAnswer = async () => {
    if (ended) throw ended
    waiting = deferred()
    worker.ref()
    try {
      return await waiting.promise
    } finally {
      worker.unref()
    }
  }

  let first: WorkerAnswer
  try {
    first = await nextAnswer()
  } catch (error) {
    throw new ClassifierUnavailableError(error instanceof Error ? error.message : String(error))
  }
  if (first.kind !== 'ready') {
    await worker.terminate()
    throw new ClassifierUnavailableError(first.kind === 'failed' ? first.reason : 'it did not start.')
  }
  const { modelVersion } = first

  return {
    async judge(texts) {
      const request: WorkerRequest = { texts }
      const answered = nextAnswer()
      worker.postMessage(request)
      const answer = await answered
      if (answer.kind !== 'judged') throw new ThreadEndedError('The classifier answered out of turn.')
      return { shares: answer.shares, modelVersion }
    },
    async close() {
      await worker.terminate()
    },
    async crash() {
      await worker.terminate()
    },
  }
}
