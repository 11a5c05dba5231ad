import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  announcementHeader,
  canonicalJson,
  earlierDeviceSchema,
  emptyHead,
  headAfter,
  judgeIntake,
  type LedgerEvent,
  type LedgerHead,
  ledgerBatchSchema,
  readAnnouncement,
  registerIdSchema,
  type TillRecord,
  tillSyncHeader,
  tillSyncVersions,
} from '@counterflow/core'
import { base64urlOf } from '../src/enrolment/base64url'
import { byBucket, hashOfBucket } from '../src/records/digest'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')

/** How the server fails next; each is used up by one request to `path`. */
export interface Fault {
  readonly path: string
  /** `drop`: does the work and loses the answer. `hotel`: somebody's sign-in page. Else a status. */
  readonly kind: 'drop' | 'hotel' | number
}

/**
 * A shop's server as far as a till speaks with it, over real HTTP: intake by the rules of core, records with versions,
 * signed pages. Only what a till can tell from outside is like the product's.
 */
export class TestServer {
  history = 'first'
  version = 0
  readonly records = new Map<string, TillRecord>()
  /** What it holds, by epoch. */
  readonly events = new Map<number, LedgerEvent[]>()
  /** Events whose batches it cannot even read. */
  readonly poison = new Set<string>()
  readonly faults: Fault[] = []
  readonly requests: string[] = []
  /** How far devices have said that their ledgers go. */
  readonly announced: string[] = []
  clockAhead = 0
  frozen = false
  /** Whether it is new enough to be told of earlier devices. */
  takesClaims = true
  forges = false
  /** Tokens of devices that somebody has shut out. */
  readonly revoked = new Set<string>()
  /** Tokens of devices that it does not know: it was restored from a backup that is older than they are. */
  readonly unknown = new Set<string>()
  /** Those that it speaks. */
  syncVersions: readonly number[] = tillSyncVersions
  private readonly server = createServer((request, response) => void this.answer(request, response))

  private constructor(
    private readonly key: CryptoKey,
    /** Of the key that signs: SPKI in base64url. */
    readonly serverKey: string,
  ) {}

  static async start(): Promise<TestServer> {
    const pair = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
    const server = new TestServer(
      pair.privateKey,
      base64urlOf(await crypto.subtle.exportKey('spki', pair.publicKey)),
    )
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve))
    return server
  }

  get base(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}/api/v1/till`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  put(...records: (Pick<TillRecord, 'kind' | 'id'> & { content: unknown })[]): void {
    for (const record of records) {
      this.version += 1
      this.records.set(`${record.kind}:${record.id}`, { ...record, version: this.version } as TillRecord)
    }
  }

  held(epoch = 1): readonly LedgerEvent[] {
    return this.events.get(epoch) ?? []
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://till')
    const path = url.pathname.replace('/api/v1/till', '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    this.requests.push(`${request.method} ${path}`)
    const announced = readAnnouncement(`${request.headers[announcementHeader] ?? ''}`)
    if (announced !== undefined) this.announced.push(`${path} ${announced.last}`)
    const fault = this.faults.find((one) => one.path === path)
    if (fault !== undefined) this.faults.splice(this.faults.indexOf(fault), 1)
    if (fault?.kind === 'hotel') return send(response, 200, '<html>Welcome to our Wi-Fi</html>')
    if (typeof fault?.kind === 'number') return send(response, fault.kind, '{"type":"/problems/some"}')
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    if (this.revoked.has(token)) return send(response, 401, '{"type":"/problems/device-revoked"}')
    if (this.unknown.has(token)) return send(response, 401, '{"type":"/problems/invalid-device-token"}')
    const refusal = path === '/status' ? undefined : this.refusalOf(request)
    if (refusal !== undefined) return send(response, 409, JSON.stringify({ type: `/problems/${refusal}` }))
    const answer = await this.route(path, url.searchParams, body)
    if (fault?.kind === 'drop') return void request.socket.destroy()
    send(response, answer.status, JSON.stringify(answer.content))
  }

  private refusalOf({ headers }: IncomingMessage): 'till-too-old' | 'till-too-new' | undefined {
    const said = Number(headers[tillSyncHeader])
    if (this.syncVersions.includes(said)) return undefined
    return said > Math.max(...this.syncVersions) ? 'till-too-new' : 'till-too-old'
  }

  private async route(path: string, query: URLSearchParams, body: string) {
    const ok = (content: unknown) => ({ status: 200, content })
    switch (path) {
      case '/status':
        return ok({
          serverTime: this.now(),
          history: this.history,
          latest: this.version,
          contiguous: this.held().length,
          frozen: this.frozen,
          syncVersions: this.syncVersions,
          appVersion: '0.1.0',
        })
      case '/events': {
        if ([...this.poison].some((id) => body.includes(id)))
          return { status: 400, content: { type: '/problems/bad' } }
        return ok(this.take(body))
      }
      case '/earlier-devices':
        return this.takesClaims
          ? ok(await this.name(body))
          : { status: 404, content: { type: '/problems/not-found' } }
      case '/changes':
        return ok(await this.page(Number(query.get('after')), Number(query.get('limit'))))
      case '/digest':
        return ok(await this.digest())
      case '/records':
        return ok(await this.bucket(Number(query.get('bucket'))))
      default:
        return { status: 404, content: {} }
    }
  }

  private take(body: string) {
    const { epoch, events } = ledgerBatchSchema.parse(JSON.parse(body))
    const held = [...this.held(epoch)]
    let head: LedgerHead =
      held.length === 0 ? emptyHead(register, epoch) : headAfter(held[held.length - 1] as LedgerEvent)
    for (const event of events) {
      const byPlace = held[event.seq - 1]?.hash
      const known = { head, byId: byPlace, byPlace }
      if (judgeIntake(event, known, { isSigned: true, isReadable: true }).kind !== 'projected') continue
      held.push(event)
      head = headAfter(event)
    }
    this.events.set(epoch, held)
    return {
      epoch,
      contiguous: held.length,
      parked: [],
      frozen: this.frozen,
      history: this.history,
      serverTime: this.now(),
    }
  }

  /** Believes what the earlier device has signed; which device of today it is, it does not look at. */
  private async name(body: string) {
    const { deviceId, tokenHash } = earlierDeviceSchema.parse(JSON.parse(body))
    for (const token of this.unknown)
      if (createHash('sha256').update(token).digest('hex') === tokenHash) this.unknown.delete(token)
    return { deviceId }
  }

  private async page(after: number, limit: number) {
    const changed = [...this.records.values()]
      .filter(({ version, content }) => version > after && (after > 0 || content !== null))
      .sort((one, other) => one.version - other.version)
    const records = changed.slice(0, limit)
    const more = changed.length > records.length
    const upTo = more ? (records.at(-1)?.version ?? after) : this.version
    return this.signed({ after, upTo, more, history: this.history, at: this.now(), records })
  }

  private there = () => [...this.records.values()].filter(({ content }) => content !== null)

  private async digest() {
    const found = [...(await byBucket(this.there()))].map(async ([bucket, records]) => ({
      bucket,
      hash: await hashOfBucket(records),
    }))
    return { upTo: this.version, buckets: await Promise.all(found) }
  }

  private async bucket(bucket: number) {
    const keys = new Set((await byBucket(this.there())).get(bucket)?.map(({ kind, id }) => `${kind}:${id}`))
    const records = this.there().filter(({ kind, id }) => keys.has(`${kind}:${id}`))
    const { version, history } = this
    return this.signed({ after: version, upTo: version, more: false, history, at: this.now(), records })
  }

  private async signed(page: object) {
    const text = canonicalJson(page) + (this.forges ? ' ' : '')
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = await crypto.subtle.sign(algorithm, this.key, new TextEncoder().encode(text))
    return { ...page, signature: base64urlOf(signature) }
  }

  private now = () => new Date(Date.now() + this.clockAhead).toISOString()
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}
