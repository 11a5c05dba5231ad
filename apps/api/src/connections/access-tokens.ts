import { ActionError } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database, type Transaction } from '../platform/database/database.js'
import { OutboundHttp } from '../platform/outbound/outbound-http.js'
import { SecretBox, SecretUnreadable } from '../platform/secrets/secret-box.js'
import { connections } from './connection.table.js'
import { oauthSecretSchema, secretPlace } from './connection-secrets.js'
import { grantRevoked, signInFailed, signInRefused } from './token-failures.js'

type Row = typeof connections.$inferSelect

/** One that ends sooner is renewed before it is used, in milliseconds: a request may take a while. */
const leastLeft = 60_000
const usualSeconds = 3_600
const timeoutSeconds = 10
const mostBytes = 100_000

const answerSchema = z.object({
  // It is sent in a header.
  access_token: z.string().regex(/^[\x21-\x7e]{4,4000}$/),
  expires_in: z.coerce.number().positive().max(31_536_000).catch(usualSeconds),
  /** Some services give another one each time, and take the old one no more. */
  refresh_token: z.string().min(4).max(4_000).optional(),
})
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) })

/**
 * Access tokens of connections that sign in by OAuth. They last for an hour or so and are renewed by the refresh token,
 * by one process at a time, and are kept sealed for all of them.
 */
@Injectable()
export class AccessTokens {
  private readonly renewals = new Map<string, Promise<string>>()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(OutboundHttp) private readonly outbound: OutboundHttp,
  ) {}

  /**
   * The token of a connection, renewed where it ends soon, or is `refused`: one that the service took no more.
   * @throws ActionError `connection_grant_revoked`, `connection_sign_in_refused` or `connection_sign_in_failed`
   */
  async of(connectionId: string, refused?: string): Promise<string> {
    const [row] = await this.database.select().from(connections).where(eq(connections.id, connectionId))
    const kept = row === undefined ? undefined : this.keptIn(row)
    if (kept !== undefined && kept !== refused) return kept
    const running = this.renewals.get(connectionId)
    if (running !== undefined) return running
    const renewal = this.renew(connectionId, refused).finally(() => this.renewals.delete(connectionId))
    this.renewals.set(connectionId, renewal)
    return renewal
  }

  /** The row is locked meanwhile: whoever waits for it finds the new token there, and asks for none. */
  private renew(connectionId: string, refused: string | undefined): Promise<string> {
    return this.database.transaction(async (transaction) => {
      const [row] = await transaction
        .select()
        .from(connections)
        .where(eq(connections.id, connectionId))
        .for('update')
      if (row?.oauth == null || row.secret === null) throw signInRefused('there is no refresh token')
      const kept = this.keptIn(row)
      if (kept !== undefined && kept !== refused) return kept
      return this.ask(transaction, row, row.oauth, row.secret)
    })
  }

  private async ask(
    transaction: Transaction,
    row: Row,
    { tokenUrl, clientId }: NonNullable<Row['oauth']>,
    sealed: string,
  ): Promise<string> {
    const place = secretPlace(row.id)
    const { clientSecret, refreshToken } = oauthSecretSchema.parse(
      JSON.parse(this.secrets.open(sealed, place)),
    )
    const answer = await this.outbound.request({
      method: 'POST',
      url: tokenUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
      signal: AbortSignal.timeout(timeoutSeconds * 1_000),
      timeoutSeconds,
      mostBytes,
    })
    const told = jsonOf(answer.body)
    const read = answerSchema.safeParse(told)
    if (answer.status !== 200 || !read.success) throw failureOf(answer.status, told)
    const { access_token: token, expires_in: seconds, refresh_token: next } = read.data
    await transaction
      .update(connections)
      .set({
        accessToken: this.secrets.seal(token, accessPlace(row.id)),
        accessExpiresAt: sql`now() + ${seconds} * interval '1 second'`,
        ...(next === undefined || next === refreshToken
          ? {}
          : { secret: this.secrets.seal(JSON.stringify({ clientSecret, refreshToken: next }), place) }),
      })
      .where(eq(connections.id, row.id))
    return token
  }

  private keptIn({ id, accessToken, accessExpiresAt }: Row): string | undefined {
    if (accessToken === null || accessExpiresAt === null) return undefined
    if (accessExpiresAt.getTime() - Date.now() < leastLeft) return undefined
    try {
      return this.secrets.open(accessToken, accessPlace(id))
    } catch (error) {
      // Sealed by a key that is gone: it is only asked for again.
      if (error instanceof SecretUnreadable) return undefined
      throw error
    }
  }
}

const accessPlace = (connectionId: string) => `${secretPlace(connectionId)}/access`

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failureOf(status: number, told: unknown): ActionError {
  const refusal = refusalSchema.safeParse(told)
  if (status >= 500 || status === 429 || !refusal.success) return signInFailed(status)
  return refusal.data.error === 'invalid_grant' ? grantRevoked() : signInRefused(refusal.data.error)
}
