import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../platform/database/database.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { connections } from './connection.table.js'
import { secretPlace } from './connection-secrets.js'
import { type SignIn, signInOf } from './sign-in.js'

/** A connection as a call uses it. It holds the secret in the open: it is handed on inside this feature only. */
export interface OpenConnection {
  readonly name: string
  readonly baseUrl: URL
  /** Of one that `renews`, none: its token is asked for when it is needed. */
  readonly signIn: SignIn
  readonly renews: boolean
  readonly ratePerSecond: number | null
  readonly mostInFlight: number | null
}

const freshMilliseconds = 1_000
const mostRemembered = 1_000
const idSchema = z.uuid()

/** Finds connections for calls, as they were at most a second ago: thousands of calls a second ask for the same few. */
@Injectable()
export class ConnectionDirectory {
  private readonly remembered = new Map<
    string,
    { readonly since: number; readonly connection: Promise<OpenConnection | undefined> }
  >()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
  ) {}

  /** @throws SecretUnreadable when its secret cannot be opened here */
  find(connectionId: string): Promise<OpenConnection | undefined> {
    const known = this.remembered.get(connectionId)
    if (known !== undefined && Date.now() - known.since < freshMilliseconds) return known.connection
    if (this.remembered.size >= mostRemembered) this.remembered.clear()
    const connection = this.read(connectionId)
    this.remembered.set(connectionId, { since: Date.now(), connection })
    connection.catch(() => this.forget(connectionId))
    return connection
  }

  /** Call it after a change, so that this process sees it at once. */
  forget(connectionId: string): void {
    this.remembered.delete(connectionId)
  }

  private async read(connectionId: string): Promise<OpenConnection | undefined> {
    if (!idSchema.safeParse(connectionId).success) return undefined
    const [row] = await this.database.select().from(connections).where(eq(connections.id, connectionId))
    if (row === undefined) return undefined
    const { name, baseUrl, authKind, authName, secret, ratePerSecond, mostInFlight } = row
    const renews = authKind === 'oauth'
    const opened = secret === null || renews ? '' : this.secrets.open(secret, secretPlace(connectionId))
    return {
      name,
      baseUrl: new URL(baseUrl),
      signIn: signInOf(renews ? 'none' : authKind, authName ?? '', opened),
      renews,
      ratePerSecond,
      mostInFlight,
    }
  }
}
