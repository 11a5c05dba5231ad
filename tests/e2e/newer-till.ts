import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { freePort } from '../boot/product.js'

/** A shop in front of which a newer version of the till can appear, as it does when the server is updated. */
export interface UpdatedShop {
  readonly origin: string
  /** From now on, the till that is fetched is another one: its page says so in its title. */
  update(): void
  stop(): Promise<void>
}

/** Passes everything on to `origin`, but the till's page and its service worker once there is a newer version. */
export async function withUpdates(origin: string): Promise<UpdatedShop> {
  let isNewer = false
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const path = asked.url ?? '/'
    const isChanged = isNewer && (path === '/till/' || path === '/till/sw.js')
    const headers = isChanged ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers
    const sent = request(`${origin}${path}`, { method: asked.method, headers }, (got) => {
      if (!isChanged) {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
        return
      }
      const parts: Buffer[] = []
      got.on('data', (part: Buffer) => parts.push(part))
      got.on('end', () => {
        const { 'content-length': _, etag: __, 'last-modified': ___, ...kept } = got.headers
        answer.writeHead(got.statusCode ?? 502, kept)
        answer.end(newer(Buffer.concat(parts).toString()))
      })
    })
    sent.on('error', () => answer.destroy())
    asked.pipe(sent)
  }
  const server = createServer(pass)
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://localhost:${port}`,
    update: () => {
      isNewer = true
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const newer = (text: string) =>
  text
    .replace(/const version = '\w+'/, "const version = 'newer'")
    .replace(/<title>[^<]*<\/title>/, '<title>A newer till</title>')
