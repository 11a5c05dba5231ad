import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { SecretBox, SecretUnreadable } from '../../platform/secrets/secret-box.js'
import { tillServerKeys } from './server-key.table.js'

const place = 'till_server_key'

interface Key {
  readonly publicKey: string
  readonly privateKey: KeyObject
}

/** The key by which tills know that what they are told comes from their shop: ECDSA on P-256. */
@Injectable()
export class ServerKey {
  private known: Promise<Key> | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  /**
   * The public half (SPKI in base64url) of a key that can sign. Where the one that is kept was sealed by a secret that this
   * server does not have, as in a shop that was restored without its secrets, a new one takes its place: tills that were
   * enrolled before do not believe it, and could be told nothing without it either.
   */
  async usable(): Promise<string> {
    try {
      return (await this.key()).publicKey
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error
      await this.replaceUnreadable()
      return (await this.key()).publicKey
    }
  }

  /**
   * The signature of a text in UTF-8, as WebCrypto makes and checks it: r and s, in base64url.
   * @throws SecretUnreadable when the key was sealed by a secret that this server does not have.
   */
  async sign(text: string): Promise<string> {
    const { privateKey } = await this.key()
    const signature = sign('sha256', Buffer.from(text, 'utf8'), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    })
    return signature.toString('base64url')
  }

  private key(): Promise<Key> {
    this.known ??= this.readOrMake().catch((error: unknown) => {
      this.known = undefined
      throw error
    })
    return this.known
  }

  private async readOrMake(): Promise<Key> {
    const [kept] = await this.database.select().from(tillServerKeys)
    if (kept !== undefined) return this.opened(kept)
    await this.database
      .insert(tillServerKeys)
      .values({ id: 'till', ...this.made() })
      // Another process may have made one in this moment: that one counts.
      .onConflictDoNothing()
    const [made] = await this.database.select().from(tillServerKeys)
    if (made === undefined) throw new Error('The key for tills was not recorded.')
    return this.opened(made)
  }

  private async replaceUnreadable(): Promise<void> {
    const [kept] = await this.database.select().from(tillServerKeys)
    if (kept === undefined || this.opens(kept.privateKey)) return
    await this.database
      .update(tillServerKeys)
      .set(this.made())
      .where(and(eq(tillServerKeys.id, kept.id), eq(tillServerKeys.privateKey, kept.privateKey)))
  }

  private made() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url')
    return {
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      privateKey: this.box.seal(pkcs8, place),
    }
  }

  private opens(sealed: string): boolean {
    return this.box.openedIfPossible(sealed, place) !== undefined
  }

  private opened({ publicKey, privateKey }: typeof tillServerKeys.$inferSelect): Key {
    const key = Buffer.from(this.box.open(privateKey, place), 'base64url')
    return { publicKey, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) }
  }
}
