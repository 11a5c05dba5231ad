import { ActionError } from '@counterflow/plugin-sdk'

/** What the transport says itself; a caller that said it too could smuggle a second request past the other side. */
const transportHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * The address of a request.
 * @throws ActionError `invalid_request` when it is not one that can be called.
 */
export function parseTarget(text: string): URL {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw invalid(
      `"${text.slice(0, 200)}" is no address to call. Write it in full, such as https://api.example.com/orders.`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('The address carries a name or password. Make a connection and keep them there.')
  }
  return url
}

/** @throws ActionError `invalid_request` */
export function checkMethod(method: string): void {
  if (!methods.has(method)) {
    throw invalid(`"${method}" is no method that can be sent. Use one of ${[...methods].join(', ')}.`)
  }
}

/**
 * The headers as they are sent: names in small letters, the answer asked for uncompressed.
 * @throws ActionError `invalid_request` for a header that belongs to the transport.
 */
export function requestHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'Counterflow' }
  for (const [name, value] of Object.entries(given)) {
    const lowerCase = name.toLowerCase()
    if (transportHeaders.has(lowerCase)) {
      throw invalid(`The header "${name}" is set by the server itself. Leave it out.`)
    }
    if (lowerCase !== 'accept-encoding') headers[lowerCase] = value
  }
  return headers
}

function invalid(message: string): ActionError {
  return new ActionError({ code: 'invalid_request', message })
}
