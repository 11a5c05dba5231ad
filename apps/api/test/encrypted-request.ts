import { request } from 'node:https'

export interface EncryptedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface EncryptedRequest {
  readonly port: number
  /** The only authority that is trusted, in PEM. */
  readonly ca: string
  /** Whom the certificate has to be for; the address that is dialled is always this machine's own. */
  readonly host?: string
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Ends the answer after its first bytes, for one that never ends by itself. */
  readonly firstBytes?: boolean
}

/** Sends a request by HTTPS as a device does that trusts `ca` and nobody else; rejects where it would refuse. */
export function sendEncrypted(options: EncryptedRequest): Promise<EncryptedAnswer> {
  const { port, ca, host = 'localhost', path = '/', method = 'GET', body } = options
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        servername: /^[\d.:]+$/.test(host) ? '' : host,
        port,
        ca,
        path,
        method,
        agent: false,
        // Node checks against the name that is dialled where no server name is sent.
        ...(/^[\d.:]+$/.test(host) ? { host } : {}),
        headers: {
          host: `${host}:${port}`,
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        const finish = () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString(),
          })
        answer.on('data', (part: Buffer) => {
          parts.push(part)
          if (options.firstBytes) {
            finish()
            sent.destroy()
          }
        })
        answer.on('end', finish)
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
