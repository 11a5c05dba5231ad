import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the outside service was asked. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answering = (heard: Heard, response: ServerResponse) => void

/** A service on loopback that keeps what it hears and answers as the spec says. */
export interface OutsideService {
  readonly url: string
  readonly heard: Heard[]
  readonly sockets: () => number
  answer(answering: Answering): void
  close(): Promise<void>
}

export const json =
  (value: unknown, status = 200): Answering =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }

export async function startOutsideService(first: Answering = json({ ok: true })): Promise<OutsideService> {
  const heard: Heard[] = []
  let answering = first
  let sockets = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const entry = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
      heard.push(entry)
      answering(entry, response)
    })
  })
  server.on('connection', () => {
    sockets += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    sockets: () => sockets,
    answer: (next) => {
      answering = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
