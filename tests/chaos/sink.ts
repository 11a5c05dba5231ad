import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Random } from './random.js'

/** One request as the outside service saw it. */
export interface SinkRequest {
  readonly key: string
  /** Milliseconds since 1970, when its head arrived. */
  readonly at: number
  readonly path: string
  readonly body: string
  /** The status it was answered; `dropped`: the connection was cut instead; `open`: not answered yet. */
  readonly answer: number | 'dropped' | 'open'
}

type Answer = { status: number; retryAfter?: number } | 'drop'

/** Nine in ten answers are good: the rest fail in the ways in which partners fail. */
function answerTo(path: string, random: Random): Answer {
  if (path.endsWith('/refused')) return { status: 422 }
  const chance = random.next()
  if (chance < 0.03) return { status: 500 }
  if (chance < 0.05) return { status: 429, retryAfter: 1 }
  if (chance < 0.08) return 'drop'
  return { status: 200 }
}

/** The outside service that the workflows call. It remembers every request. */
export class Sink {
  requests: SinkRequest[] = []
  /** Seeds how the service answers. */
  random: Random
  private held: (() => void)[] | undefined
  private readonly server: Server

  private constructor(random: Random) {
    this.random = random
    this.server = createServer((request, response) => this.take(request, response))
    this.server.keepAliveTimeout = 60_000
  }

  /** @param host where it listens; the loopback address is what every process of a round reaches */
  static async open(random: Random, host = '127.0.0.1'): Promise<Sink> {
    const sink = new Sink(random)
    sink.server.listen(0, host)
    await once(sink.server, 'listening')
    return sink
  }

  get port(): number {
    const address = this.server.address()
    if (typeof address !== 'object' || address === null) throw new Error('The sink does not listen.')
    return address.port
  }

  /** Keeps requests waiting from now on. */
  hold(): void {
    this.held = []
  }

  /** Answers those that wait, well, and whoever comes from now on. */
  release(): void {
    const held = this.held ?? []
    this.held = undefined
    for (const answer of held) answer()
  }

  /** Forgets what has come so far, and answers it. */
  takeRequests(): SinkRequest[] {
    const taken = this.requests
    this.requests = []
    return taken
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const at = Date.now()
    const place = this.requests.length
    const list = this.requests
    const path = request.url ?? ''
    const note = (body: string, answer: SinkRequest['answer']) => {
      list[place] = { key: String(request.headers['idempotency-key']), at, path, body, answer }
    }
    note('', 'open')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('error', () => undefined)
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      note(body, 'open')
      const answer = answerTo(path, this.random)
      const send = () => {
        note(body, answer === 'drop' ? 'dropped' : answer.status)
        if (answer === 'drop') request.socket.resetAndDestroy()
        else reply(response, answer)
      }
      if (this.held === undefined) setTimeout(send, this.random.between(0, 50))
      else
        this.held.push(() => {
          note(body, 200)
          reply(response, { status: 200 })
        })
    })
  }
}

function reply(response: ServerResponse, answer: Exclude<Answer, 'drop'>): void {
  if (response.destroyed) return
  const retryAfter = answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...retryAfter })
  response.end('{"ok":true}')
}
