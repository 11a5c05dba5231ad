import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Whether the request is for this agent by its own name. A page of elsewhere can make its host name lead to this
 * computer, and then it is of the same origin for the browser; its name stays its own.
 */
export function isForThisComputer(request: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')
}

/** Whether pages of the request's origin may print. Without any named, all may that know the token. */
export function isAllowedOrigin(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin } = request.headers
  return origin === undefined || origins.length === 0 || origins.includes(origin)
}

/** Lets the page read the answer. The token is in a header, so that no page can print by a mere form. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (origin === undefined) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'origin')
}

/** Answers a browser that asks beforehand whether it may: also whether a public page may reach a private network. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, POST')
  response.setHeader('access-control-allow-headers', 'authorization, content-type, idempotency-key')
  response.setHeader('access-control-max-age', '600')
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('access-control-allow-private-network', 'true')
  }
  response.writeHead(204).end()
}
