import { ActionError, type HttpAnswer, type HttpRequest } from '@counterflow/plugin-sdk'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { Agent } from 'undici'
import { SETTINGS, type Settings } from '../config/settings.js'
import { Exchange, Hesitation } from './exchange.js'
import { outboundFailure } from './outbound-failure.js'
import { publicConnector } from './public-connector.js'
import { nextHop } from './redirect.js'
import { checkMethod, parseTarget, requestHeaders } from './request-head.js'

/** A request of the platform's own, or of a feature that knows who the other side is. */
export interface OutboundRequest extends Omit<HttpRequest, 'connection'> {
  /** The headers that sign the request in, asked for each address that a redirect leads to as well. */
  readonly signIn?: (url: URL) => Readonly<Record<string, string>>
  /** Asked at the last moment, since this process may have slept: whether the request may still go out. */
  readonly mayLeave?: (() => boolean | Promise<boolean>) | undefined
  /** Reads only the beginning of the body, `mostBytes` of it, and takes no offence at the rest. */
  readonly glance?: boolean
}

/** One request on its way: where it goes and what it carries. */
export interface Hop {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const defaultTimeoutSeconds = 30
const defaultMostBytes = 1_000_000
const connectTimeout = 10_000
const connectionsPerHost = 512
const mostHosts = 10_000
/** A database that answers slowly never says what is new enough to be believed by then. */
const mostHesitations = 2

/** Calls outside services, over connections that are kept. */
@Injectable()
export class OutboundHttp implements OnApplicationShutdown {
  private readonly agent: Agent

  constructor(@Inject(SETTINGS) { outboundPrivate }: Pick<Settings, 'outboundPrivate'>) {
    // HTTP/2 would share one connection among all requests to a host, and its failure with it.
    const options = { timeout: connectTimeout, allowH2: false }
    this.agent = new Agent({
      connections: connectionsPerHost,
      maxOrigins: mostHosts,
      allowH2: false,
      // Each request has its own time for the whole of it.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: outboundPrivate === 'deny' ? publicConnector(options) : options,
    })
  }

  /**
   * Sends `request` and reads its whole answer.
   * @throws ActionError that says what stood in the way, and whether another attempt may succeed.
   */
  async request(request: OutboundRequest): Promise<HttpAnswer> {
    checkMethod(request.method)
    let hop: Hop = {
      method: request.method,
      url: parseTarget(request.url),
      headers: requestHeaders(request.headers ?? {}),
      body: request.body,
    }
    const endsAt = Date.now() + (request.timeoutSeconds ?? defaultTimeoutSeconds) * 1_000
    const mostRedirects = request.redirects ?? 0
    for (let followed = 0; ; followed++) {
      const answer = await this.exchange(hop, request, endsAt)
      const next = mostRedirects === 0 ? undefined : nextHop(hop, answer)
      if (next === undefined) return answer
      if (followed === mostRedirects) {
        throw new ActionError({
          code: 'too_many_redirects',
          message: `${hop.url.host} redirects further than the ${mostRedirects} times that are followed.`,
        })
      }
      hop = next
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy()
  }

  /** Whether the request may leave is asked where it is about to; asking takes a while, and then it is asked again. */
  private async exchange(hop: Hop, request: OutboundRequest, endsAt: number): Promise<HttpAnswer> {
    for (let hesitated = 0; ; hesitated += 1) {
      try {
        const mayLeave = hesitated < mostHesitations ? request.mayLeave : undefined
        return await this.attempt(hop, { ...request, mayLeave }, endsAt)
      } catch (error) {
        if (!(error instanceof Hesitation)) throw outboundFailure(error, hop.url.host)
        if (!(await error.answer)) throw cancelled()
      }
    }
  }

  private async attempt({ method, url, headers, body }: Hop, request: OutboundRequest, endsAt: number) {
    const { signal, signIn, mayLeave, glance, mostBytes = defaultMostBytes } = request
    if (signal.aborted) throw cancelled()
    const exchange = new Exchange(url.host, { mostBytes, glance }, mayLeave)
    const cancel = () => exchange.stop(cancelled())
    signal.addEventListener('abort', cancel)
    const alarm = setTimeout(() => exchange.stop(tooSlow(url.host)), Math.max(0, endsAt - Date.now()))
    try {
      this.agent.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers: signIn === undefined ? headers : { ...headers, ...signIn(url) },
          body: body ?? null,
        },
        exchange,
      )
      return await exchange.answer
    } finally {
      clearTimeout(alarm)
      signal.removeEventListener('abort', cancel)
    }
  }
}

const cancelled = () => new ActionError({ code: 'cancelled', message: 'The step was stopped.' })

const tooSlow = (host: string) =>
  new ActionError({ code: 'timed_out', message: `${host} did not answer in time.`, retry: true })
