import type { Handler } from './https-door.js'

/**
 * What is answered to those who come to the port of HTTPS without TLS: the page that explains how to trust it, and the
 * way there for everything else. Nothing of the shop is sent in the open.
 */
export function plainVisitors(handler: Handler): Handler {
  return (request, response) => {
    const { url = '/', method } = request
    if (/^\/trust(?:[/?]|$)/.test(url)) return handler(request, response)
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('This port speaks HTTPS: put https:// before the address.\n')
      return
    }
    response.writeHead(307, {
      location: `/trust?to=${encodeURIComponent(url)}`,
      'cache-control': 'no-store',
    })
    response.end()
  }
}
