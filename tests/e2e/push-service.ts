import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'

interface Delivery {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/**
 * The push service that a browser's maker would run, and the browser's side of it: Chromium subscribes with a service on
 * the internet alone. Its service worker, permission and notifications are its own.
 */
export class LocalPushService {
  readonly arrived: Delivery[] = []

  private constructor(
    private readonly server: Server,
    private readonly endpoint: string,
    private readonly keys: ECDH,
    private readonly secret: Buffer,
  ) {}

  static async start(): Promise<LocalPushService> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const keys = createECDH('prime256v1')
    keys.generateKeys()
    const service = new LocalPushService(server, `http://127.0.0.1:${port}/send/1`, keys, randomBytes(16))
    server.on('request', (request, response) => {
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        service.arrived.push({ headers: request.headers, body: Buffer.concat(pieces) })
        response.writeHead(201).end()
      })
    })
    return service
  }

  /** Lets the pages of a browser subscribe here. */
  async serve(context: BrowserContext): Promise<void> {
    const subscription = {
      endpoint: this.endpoint,
      keys: { p256dh: this.keys.getPublicKey('base64url'), auth: this.secret.toString('base64url') },
    }
    await context.grantPermissions(['notifications'])
    await context.addInitScript((json) => {
      const subscribed = { toJSON: () => json, unsubscribe: () => Promise.resolve(true) }
      PushManager.prototype.getSubscription = () => Promise.resolve(null)
      Object.assign(PushManager.prototype, { subscribe: () => Promise.resolve(subscribed) })
    }, subscription)
  }

  /** What a delivery says to the browser that has the keys: RFC 8291 within one record of RFC 8188. */
  read({ body }: Delivery): string {
    const salt = body.subarray(0, 16)
    const senderLength = body.readUInt8(20)
    const sender = body.subarray(21, 21 + senderLength)
    const sealed = body.subarray(21 + senderLength)
    const derived = (key: Buffer, salted: Buffer, info: Buffer, length: number) =>
      Buffer.from(hkdfSync('sha256', key, salted, info, length))
    const words = (text: string) => Buffer.from(`${text}\0`)
    const whose = Buffer.concat([words('WebPush: info'), this.keys.getPublicKey(), sender])
    const key = derived(this.keys.computeSecret(sender), this.secret, whose, 32)
    const decipher = createDecipheriv(
      'aes-128-gcm',
      derived(key, salt, words('Content-Encoding: aes128gcm'), 16),
      derived(key, salt, words('Content-Encoding: nonce'), 12),
    )
    decipher.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString()
  }

  close(): void {
    this.server.close()
  }
}

/** The service worker of a page, as the browser's push service would wake it. */
export class SleepingWorker {
  private constructor(
    private readonly session: CDPSession,
    private readonly origin: string,
    private readonly registrationId: string,
  ) {}

  static async of(page: Page): Promise<SleepingWorker> {
    const session = await page.context().newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        for (const { registrationId, isDeleted } of registrations) if (!isDeleted) resolve(registrationId)
      })
    })
    await session.send('ServiceWorker.enable')
    return new SleepingWorker(session, new URL(page.url()).origin, await registered)
  }

  async receive(data: string): Promise<void> {
    const { origin, registrationId } = this
    await this.session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  }
}
