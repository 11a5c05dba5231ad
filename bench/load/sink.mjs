// The partner of the reference workflow: counts the requests that arrive, by idempotency key.
import { once } from 'node:events'
import { createServer } from 'node:http'

/**
 * @param {{ delay?: number }} [options] how many milliseconds it takes to answer
 */
export async function openSink({ delay = 0 } = {}) {
  /** @type {Map<string, number>} */
  const seen = new Map()
  /** @type {Map<number, (() => void)[]>} */
  const waiting = new Map()
  let size = 0

  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key'])
    request.resume()
    request.on('end', () => {
      seen.set(key, (seen.get(key) ?? 0) + 1)
      if (seen.size > size) {
        size = seen.size
        for (const done of waiting.get(size) ?? []) done()
        waiting.delete(size)
      }
      const answer = () => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 11 })
        response.end('{"ok":true}')
      }
      if (delay > 0) setTimeout(answer, delay)
      else answer()
    })
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}/orders`,
    count: () => seen.size,
    repeated: () => [...seen.values()].filter((times) => times > 1).length,
    forget: () => {
      seen.clear()
      size = 0
    },
    /** Resolves when that many different requests have arrived. @param {number} count @param {number} patience */
    async reached(count, patience) {
      if (seen.size >= count) return true
      /** @type {NodeJS.Timeout | undefined} */
      let timer
      const arrived = new Promise((resolve) => {
        waiting.set(count, [...(waiting.get(count) ?? []), () => resolve(true)])
        timer = setTimeout(resolve, patience, false)
      })
      const result = await arrived
      clearTimeout(timer)
      return result
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
