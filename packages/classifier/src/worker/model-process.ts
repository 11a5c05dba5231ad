import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ClassifierUnavailableError } from '../classifier-errors.js'
import { type Deferred, deferred } from '../deferred.js'
import type { ModelSource } from '../model-source.js'
import { answerSchema, type ModelAnswer, type ModelRequest } from './protocol.js'

/** What a process answers to one request. */
export interface Judgement {
  readonly shares: readonly (readonly number[])[]
  readonly modelVersion: string
}

/** A process with a model; it takes one request at a time. */
export interface ModelProcess {
  /** Fails when the process ends before it has answered. */
  judge(texts: readonly string[]): Promise<Judgement>
  close(): Promise<void>
  /** Ends it as an accident would. For tests. */
  crash(): Promise<void>
}

/** The process ended while it had something to answer. */
export class ProcessEndedError extends Error {
  override readonly name = 'ProcessEndedError'
}

// Node removes types from sources by itself, so that tests need no build.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './classifier-process.ts' : './classifier-process.js',
  import.meta.url,
)

/** It makes little garbage: what it holds lies beside the heap. Nothing else is taken over: our own may be `--eval`. */
const smallHeap = '--max-semi-space-size=2'

/**
 * Starts a process and waits until its model is loaded.
 * @throws ClassifierUnavailableError when it cannot be loaded.
 */
export async function startModelProcess(source: ModelSource): Promise<ModelProcess> {
  const child = fork(fileURLToPath(entry), {
    execArgv: [smallHeap],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const line = new Line(child)
  let first: ModelAnswer
  try {
    first = await line.ask({ kind: 'open', source })
  } catch (error) {
    throw new ClassifierUnavailableError(error instanceof Error ? error.message : String(error))
  }
  if (first.kind !== 'ready') {
    await end(child)
    throw new ClassifierUnavailableError(first.kind === 'failed' ? first.reason : 'it did not start.')
  }
  const { modelVersion } = first
  return {
    async judge(texts) {
      const answer = await line.ask({ kind: 'judge', texts: [...texts] })
      if (answer.kind !== 'judged') throw new ProcessEndedError('The classifier answered out of turn.')
      return { shares: answer.shares, modelVersion }
    },
    close: () => end(child),
    crash: () => end(child),
  }
}

/** One question at a time. Nobody who is not asked anything keeps our process alive. */
class Line {
  readonly #child: ChildProcess
  #waiting: Deferred<ModelAnswer> | undefined
  #ended: Error | undefined

  constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (message) => this.#hear(message))
    child.on('error', (error) => this.#end(new ProcessEndedError(String(error), { cause: error })))
    child.on('exit', (code, signal) =>
      this.#end(new ProcessEndedError(`The classifier's process ended with ${signal ?? code}.`)),
    )
    this.#unref()
  }

  async ask(request: ModelRequest): Promise<ModelAnswer> {
    if (this.#ended !== undefined) throw this.#ended
    this.#waiting = deferred()
    const { promise } = this.#waiting
    this.#child.ref()
    this.#child.channel?.ref()
    // Whether it could be sent, its end says as well.
    this.#child.send(request, () => {})
    try {
      return await promise
    } finally {
      this.#unref()
    }
  }

  #hear(message: unknown): void {
    const { success, data, error } = answerSchema.safeParse(message)
    if (success) this.#waiting?.resolve(data)
    else this.#waiting?.reject(new ProcessEndedError('The classifier answered nonsense.', { cause: error }))
    this.#waiting = undefined
  }

  #unref(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }

  #end(error: Error): void {
    this.#ended ??= error
    this.#waiting?.reject(this.#ended)
    this.#waiting = undefined
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  child.ref()
  await ended
}
