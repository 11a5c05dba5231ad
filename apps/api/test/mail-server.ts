import { once } from 'node:events'
import { createServer } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A real mail server on the loopback address. It keeps what arrives. */
export interface MailServer {
  readonly url: string
  readonly arrived: readonly Email[]
  /** How many connections were opened so far. */
  readonly visits: () => number
  /** What it says to the next recipients, by address; it takes the others. */
  readonly refusals: Map<string, { code: number; message: string }>
  /** Lets mails come in and answers them only when what this gives is called. */
  silence(): () => void
  close(): Promise<void>
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const arrived: Email[] = []
  const refusals: MailServer['refusals'] = new Map()
  let visits = 0
  let silent = Promise.resolve()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_session, callback) => {
      visits += 1
      callback()
    },
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = refusals.get(address)
      if (refusal === undefined) callback()
      else callback(Object.assign(new Error(refusal.message), { responseCode: refusal.code }))
    },
    onData: async (stream, _session, callback) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(Buffer.from(chunk))
      arrived.push(await PostalMime.parse(Buffer.concat(chunks)))
      await silent
      callback()
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.')
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  const silence = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    silent = promise
    return resolve
  }
  const url = `smtp://127.0.0.1:${address.port}`
  return { url, arrived, visits: () => visits, refusals, silence, close }
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  await new Promise((resolve) => server.close(resolve))
  return address.port
}
