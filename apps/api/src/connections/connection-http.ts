import { ActionError, type HttpAnswer, type HttpClient, type HttpRequest } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { OutboundHttp, type OutboundRequest } from '../platform/outbound/outbound-http.js'
import { SecretUnreadable } from '../platform/secrets/secret-box.js'
import { AccessTokens } from './access-tokens.js'
import { ConnectionDirectory, type OpenConnection } from './connection-directory.js'
import { signInOf, withoutSecrets } from './sign-in.js'

/**
 * The way out for plugins: it knows connections by their ids, signs requests in at the very boundary, for the
 * connection's own origin only, and takes the secret out of whatever comes back.
 */
@Injectable()
export class ConnectionHttp implements HttpClient {
  constructor(
    @Inject(OutboundHttp) private readonly outbound: OutboundHttp,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
  ) {}

  request(request: HttpRequest): Promise<HttpAnswer> {
    return this.send(request, {})
  }

  /** The same for somebody who may lose the right to send: `mayLeave` is asked when a request is about to go. */
  guardedBy(mayLeave: () => boolean | Promise<boolean>): HttpClient {
    return { request: (request) => this.send(request, { mayLeave }) }
  }

  private async send(
    { connection, ...request }: HttpRequest,
    guard: Pick<OutboundRequest, 'mayLeave'>,
  ): Promise<HttpAnswer> {
    if (connection === undefined) return this.outbound.request({ ...request, ...guard })
    const open = await this.find(connection)
    if (!open.renews) return this.signed(open, request, guard)
    const token = await this.tokens.of(connection)
    const answer = await this.signed(withToken(open, token), request, guard)
    if (answer.status !== 401) return answer
    // It was taken back before its time. A service that does not know who asks has done nothing: it is asked again.
    const renewed = await this.tokens.of(connection, token)
    return this.signed(withToken(open, renewed), request, guard)
  }

  /** The same for a service that is no connection of workflows: every request goes to it, with `token` as bearer. */
  forService(baseUrl: string, token: string): HttpClient {
    const open = { baseUrl: new URL(baseUrl), signIn: signInOf('bearer', '', token) }
    return { request: ({ connection: _, ...request }) => this.signed(open, request, {}) }
  }

  private async signed(
    open: Pick<OpenConnection, 'baseUrl' | 'signIn'>,
    request: Omit<HttpRequest, 'connection'>,
    guard: Pick<OutboundRequest, 'mayLeave'>,
  ): Promise<HttpAnswer> {
    const { headers, secrets } = open.signIn
    try {
      const answer = await this.outbound.request({
        ...request,
        ...guard,
        url: addressAt(open.baseUrl, request.url),
        signIn: (url) => (url.origin === open.baseUrl.origin ? headers : {}),
      })
      return secrets.length === 0 ? answer : redactAnswer(answer, secrets)
    } catch (error) {
      throw redactFailure(error, secrets)
    }
  }

  private async find(id: string): Promise<OpenConnection> {
    const found = await this.directory.find(id).catch((error) => {
      if (!(error instanceof SecretUnreadable)) throw error
      throw new ActionError({ code: 'connection_unreadable', message: error.message })
    })
    if (found !== undefined) return found
    throw new ActionError({
      code: 'connection_unknown',
      message: 'The connection of this step is gone. Choose another one, and turn the workflow on again.',
    })
  }
}

const withToken = (open: OpenConnection, token: string) => ({
  ...open,
  signIn: signInOf('bearer', '', token),
})

/** `text` as a whole address, or else as a path below `baseUrl`, whether or not it begins with a slash. */
function addressAt(baseUrl: URL, text: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  const base = baseUrl.href.replace(/\/+$/, '')
  const path = text.replace(/^\/+/, '')
  return path === '' || path.startsWith('?') ? `${base}${path}` : `${base}/${path}`
}

function redactAnswer({ status, headers, body }: HttpAnswer, secrets: readonly string[]): HttpAnswer {
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, withoutSecrets(value, secrets)]),
    ),
    body: withoutSecrets(body, secrets),
  }
}

function redactFailure(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof ActionError)) return error
  const { code, message, retry, retryAfterSeconds } = error
  return new ActionError({
    code,
    message: withoutSecrets(message, secrets),
    retry,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}
