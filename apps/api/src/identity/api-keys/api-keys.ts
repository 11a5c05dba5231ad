import { type ApiKeyId, apiKeyIdSchema, type Permission, permissionSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteSubject } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { apiKeys } from './api-key.table.js'
import { hashOfSecret, isSecret, newSecret, prefixOfSecret, sameHash } from './api-key-secret.js'

type Row = typeof apiKeys.$inferSelect

const mostAtOnce = 200

export interface ApiKey {
  readonly id: ApiKeyId
  readonly name: string
  readonly prefix: string
  readonly permissions: Permission[]
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** Makes, finds and revokes the keys by which programs use the API. */
@Injectable()
export class ApiKeys {
  /** Requests that come at the same moment share one look: none is answered by what was known before it came. */
  private readonly lookups = new Coalescer<string, { row: Row | undefined }>(
    (hashes) => this.lookUp(hashes),
    mostAtOnce,
  )

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  async list(): Promise<ApiKey[]> {
    const rows = await this.database
      .select()
      .from(apiKeys)
      .where(isNull(apiKeys.revokedAt))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    return rows.map(describe)
  }

  /**
   * Makes a key. Its secret is answered here and never again.
   * @throws Problem `permission-missing` when the maker does not hold what the key is to hold.
   */
  async create(
    wanted: { name: string; permissions: readonly Permission[] },
    maker: Actor,
  ): Promise<{ apiKey: ApiKey; secret: string }> {
    refuseMoreThanHeld(wanted.permissions, maker)
    const secret = newSecret()
    const row = await this.transactions.run(async (transaction) => {
      const [made] = await transaction
        .insert(apiKeys)
        .values({
          id: uuidv7(),
          name: wanted.name,
          prefix: prefixOfSecret(secret),
          hash: hashOfSecret(secret),
          permissions: [...new Set(wanted.permissions)],
          createdBy: `${maker.type}:${maker.id ?? ''}`,
        })
        .returning()
      if (made === undefined) throw new Error('The key was not recorded.')
      noteSubject('api_key', made.id)
      noteChange('permissions', undefined, made.permissions)
      return made
    })
    return { apiKey: describe(row), secret }
  }

  /** Ends a key at once. @throws Problem `unknown-api-key` */
  async revoke(id: ApiKeyId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [revoked] = await transaction
        .update(apiKeys)
        .set({ revokedAt: sql`now()` })
        .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
        .returning({ permissions: apiKeys.permissions })
      if (revoked === undefined) throw unknownApiKey()
      noteChange('permissions', revoked.permissions, undefined)
    })
  }

  /** The key with this secret, or undefined when there is none in use. Notes that it was used. */
  async findBySecret(secret: string): Promise<ApiKey | undefined> {
    if (!isSecret(secret)) return undefined
    const hash = hashOfSecret(secret)
    const { row } = await this.lookups.submit(hash)
    if (row === undefined || !sameHash(row.hash, hash)) return undefined
    await this.noteUse(row)
    return describe(row)
  }

  private async lookUp(hashes: readonly string[]): Promise<{ row: Row | undefined }[]> {
    const rows = await this.database
      .select()
      .from(apiKeys)
      .where(and(inArray(apiKeys.hash, [...new Set(hashes)]), isNull(apiKeys.revokedAt)))
    const byHash = new Map(rows.map((row) => [row.hash, row]))
    return hashes.map((hash) => ({ row: byHash.get(hash) }))
  }

  /** At most once a minute: a busy key must not become a busy row. */
  private async noteUse({ id, lastUsedAt }: Row): Promise<void> {
    if (lastUsedAt !== null && Date.now() - lastUsedAt.getTime() < 60_000) return
    await this.database
      .update(apiKeys)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          eq(apiKeys.id, id),
          or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`)),
        ),
      )
  }
}

function describe(row: Row): ApiKey {
  return {
    id: apiKeyIdSchema.parse(row.id),
    name: row.name,
    prefix: row.prefix,
    // One that this version no longer knows allows nothing.
    permissions: row.permissions.flatMap((text) => permissionSchema.safeParse(text).data ?? []),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

function refuseMoreThanHeld(wanted: readonly Permission[], maker: Actor): void {
  const errors = wanted.flatMap((permission, index) =>
    maker.permissions.includes(permission)
      ? []
      : [
          {
            path: `/permissions/${index}`,
            message: `${maker.name} does not hold ${permission}.`,
            fix: `Leave out ${permission}, or ask somebody who holds it to make the key.`,
          },
        ],
  )
  if (errors.length === 0) return
  throw new Problem({
    type: 'permission-missing',
    status: 403,
    title: 'This is not allowed',
    detail: 'A key can hold only what its maker holds.',
    fix: 'Leave out the permissions that `errors` names.',
    errors,
  })
}

function unknownApiKey(): Problem {
  return new Problem({
    type: 'unknown-api-key',
    status: 404,
    title: 'There is no such API key',
    detail: 'No key in use has this id. It may have been revoked already.',
    fix: 'See GET /api/v1/api-keys for the keys in use.',
  })
}
