import type { IncomingHttpHeaders } from 'node:http'
import { ActionError, type HttpAnswer } from '@counterflow/plugin-sdk'
import type { Dispatcher } from 'undici'
import { bodyText } from './body-text.js'

/** Nothing has left: whether it may must be asked first, and `answer` will say. */
export class Hesitation extends Error {
  constructor(readonly answer: boolean | Promise<boolean>) {
    super('The request did not leave.')
  }
}

/** How an exchange reads its answer. */
export interface AnswerReading {
  readonly mostBytes: number
  /**
   * Where the answer's status is what counts: whatever lies beyond `mostBytes` is left unread, and a body that cannot
   * be read is an empty one, where it would be a failure otherwise.
   */
  readonly glance?: boolean | undefined
}

/**
 * One request and its answer, as undici tells of it. It reads no further than `mostBytes`, and `stop` ends it in
 * whatever state it is: in the queue, while connecting, or in the middle of the answer.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>
  private readonly resolve: (answer: HttpAnswer) => void
  private readonly reject: (error: unknown) => void
  private controller: Dispatcher.DispatchController | undefined
  private stopped: Error | undefined
  private status = 0
  private headers: Record<string, string> = {}
  private chunks: Buffer[] = []
  private bytes = 0

  constructor(
    private readonly host: string,
    private readonly reading: AnswerReading,
    private readonly mayLeave: () => boolean | Promise<boolean> = () => true,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
    this.answer = promise
    this.resolve = resolve
    this.reject = reject
    // It may be stopped before anybody waits for the answer, or after: a rejection that nobody hears ends the process.
    promise.catch(() => {})
  }

  /** Ends the exchange; whoever waits for the answer gets `reason`. */
  stop(reason: Error): void {
    if (this.stopped !== undefined) return
    this.stopped = reason
    this.reject(reason)
    this.controller?.abort(reason)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    // What is thrown here ends the request and leaves the connection to the next one, which an abort would close: when
    // the processor is busy and many hesitate, each would open another.
    if (this.stopped !== undefined) throw this.stopped
    // The connection is there, and what is not stopped now is written at once.
    const may = this.mayLeave()
    if (may !== true) throw new Hesitation(may)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // 103 and the like come before the answer.
    if (status < 200) return
    this.status = status
    this.headers = plainHeaders(headers)
    if (this.reading.glance) return
    if (Number(this.headers['content-length']) > this.reading.mostBytes) this.stop(this.tooLarge())
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { mostBytes, glance } = this.reading
    const room = mostBytes - this.bytes
    this.bytes += chunk.length
    if (this.bytes <= mostBytes) {
      this.chunks.push(chunk)
    } else if (glance) {
      this.chunks.push(chunk.subarray(0, room))
      this.settle()
      this.stop(new Error('The rest of the answer is not needed.'))
    } else {
      this.stop(this.tooLarge())
    }
  }

  onResponseEnd(): void {
    if (this.stopped === undefined) this.settle()
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.reject(error)
  }

  private settle(): void {
    const { status, headers } = this
    try {
      this.resolve({ status, headers, body: bodyText(this.chunks, headers) })
    } catch (error) {
      if (this.reading.glance) this.resolve({ status, headers, body: '' })
      else this.reject(error)
    }
  }

  private tooLarge(): ActionError {
    this.chunks = []
    return new ActionError({
      code: 'answer_too_large',
      message: `${this.host} answered with more than ${this.reading.mostBytes} bytes. Ask it for less at once, page by page for example.`,
    })
  }
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || name === '__proto__') continue
    plain[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return plain
}
