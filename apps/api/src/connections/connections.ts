import { type ConnectionId, connectionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { DATABASE, type Database, type Transaction } from '../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { callBudgets, connections } from './connection.table.js'
import { ConnectionDirectory } from './connection-directory.js'
import { connectionInUse, nameTaken, secretMissing, unknownConnection } from './connection-problems.js'
import { isSecretLost, secretPlace } from './connection-secrets.js'
import { ConnectionUses } from './connection-uses.js'
import type { connectionRoutes } from './connections.contract.js'

type Row = typeof connections.$inferSelect
type ConnectionInput = RouteInput<typeof connectionRoutes.create>['body']
export type Connection = RouteOutput<typeof connectionRoutes.create>

/** Makes, changes and deletes connections. Their secrets go in here, and come out nowhere. */
@Injectable()
export class Connections {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ConnectionUses) private readonly uses: ConnectionUses,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
  ) {}

  async list(): Promise<Connection[]> {
    const rows = await this.database
      .select()
      .from(connections)
      .orderBy(asc(sql`lower(${connections.name})`))
    return rows.map((row) => this.shown(row))
  }

  /** @throws Problem `connection-name-taken` or `connection-secret-missing` */
  async create(input: ConnectionInput): Promise<Connection> {
    const id = connectionIdSchema.parse(uuidv7())
    if (input.auth.kind !== 'none' && secretIn(input.auth) === undefined) throw secretMissing('new')
    return this.write(input, async (transaction) => {
      const values = { id, ...this.columns(id, input, null) }
      const [row] = await transaction.insert(connections).values(values).returning()
      return row
    })
  }

  /** @throws Problem `unknown-connection`, `connection-name-taken` or `connection-secret-missing` */
  async replace(id: ConnectionId, input: ConnectionInput): Promise<Connection> {
    const changed = await this.write(input, async (transaction) => {
      const [before] = await transaction
        .select()
        .from(connections)
        .where(eq(connections.id, id))
        .for('update')
      if (before === undefined) throw unknownConnection()
      refuseToMoveSecret(before, input)
      const [row] = await transaction
        .update(connections)
        .set({ ...this.columns(id, input, before.secret), updatedAt: sql`now()` })
        .where(eq(connections.id, id))
        .returning()
      return row
    })
    this.directory.forget(id)
    return changed
  }

  /** @throws Problem `unknown-connection` or `connection-in-use` */
  async remove(id: ConnectionId): Promise<void> {
    const [row] = await this.database.select().from(connections).where(eq(connections.id, id))
    if (row === undefined) throw unknownConnection()
    const uses = await this.uses.of(id)
    if (uses.length > 0) throw connectionInUse(row.name, uses)
    await this.database.delete(connections).where(eq(connections.id, id))
    this.directory.forget(id)
  }

  private shown(row: Row): Connection {
    return { ...shownColumns(row), secretLost: isSecretLost(this.secrets, row) }
  }

  private columns(id: ConnectionId, input: ConnectionInput, kept: string | null) {
    const { auth, name, kind, baseUrl, ratePerSecond, mostInFlight } = input
    const given = secretIn(auth)
    const secret = given === undefined ? kept : this.secrets.seal(given, secretPlace(id))
    return {
      name,
      kind,
      baseUrl,
      authKind: auth.kind,
      authName: auth.kind === 'basic' ? auth.user : auth.kind === 'header' ? auth.header : null,
      secret: auth.kind === 'none' ? null : secret,
      oauth: auth.kind === 'oauth' ? { tokenUrl: auth.tokenUrl, clientId: auth.clientId } : null,
      // Whatever was changed: it is soon renewed.
      accessToken: null,
      accessExpiresAt: null,
      ratePerSecond,
      mostInFlight,
    }
  }

  private async write(
    { name }: ConnectionInput,
    work: (transaction: Transaction) => Promise<Row | undefined>,
  ): Promise<Connection> {
    try {
      return await this.database.transaction(async (transaction) => {
        const row = await work(transaction)
        if (row === undefined) throw new Error('The connection was not recorded.')
        await setBudget(transaction, row)
        return this.shown(row)
      })
    } catch (error) {
      throw isTaken(error) ? nameTaken(name) : error
    }
  }
}

async function setBudget(transaction: Transaction, { id, ratePerSecond }: Row): Promise<void> {
  if (ratePerSecond === null) {
    await transaction.delete(callBudgets).where(eq(callBudgets.connectionId, id))
    return
  }
  const secondsBetween = 1 / ratePerSecond
  await transaction
    .insert(callBudgets)
    .values({ connectionId: id, secondsBetween })
    .onConflictDoUpdate({
      target: callBudgets.connectionId,
      set: { secondsBetween, nextAt: sql`now()` },
      setWhere: sql`${callBudgets.secondsBetween} <> ${secondsBetween}`,
    })
}

/** A secret that is kept goes to the service that it was entered for, in the way that it was entered for. */
function refuseToMoveSecret(before: Row, { auth, baseUrl }: ConnectionInput): void {
  if (auth.kind === 'none' || secretIn(auth) !== undefined) return
  if (before.secret === null || before.authKind !== auth.kind) throw secretMissing('new')
  if (new URL(before.baseUrl).origin !== new URL(baseUrl).origin) throw secretMissing('moved')
  const goesTo = auth.kind === 'oauth' ? auth.tokenUrl : null
  if (goesTo !== null && new URL(before.oauth?.tokenUrl ?? 'about:blank').origin !== new URL(goesTo).origin)
    throw secretMissing('moved')
}

/** What is to be sealed of what somebody entered; undefined: nothing was. @throws Problem `connection-secret-missing` */
function secretIn(auth: ConnectionInput['auth']): string | undefined {
  if (auth.kind === 'none') return undefined
  if (auth.kind !== 'oauth') return auth.secret
  const { secret: refreshToken, clientSecret } = auth
  if (refreshToken === undefined && clientSecret === undefined) return undefined
  if (refreshToken === undefined) throw secretMissing('new')
  if (clientSecret === undefined) throw secretMissing('new', 'clientSecret')
  return JSON.stringify({ clientSecret, refreshToken })
}

function shownColumns(row: Row): Omit<Connection, 'secretLost'> {
  const { name, kind, baseUrl, ratePerSecond, mostInFlight } = row
  return {
    id: connectionIdSchema.parse(row.id),
    name,
    kind,
    baseUrl,
    auth: shownAuth(row),
    ratePerSecond,
    mostInFlight,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function shownAuth({ authKind, authName, oauth }: Row): Connection['auth'] {
  switch (authKind) {
    case 'basic':
      return { kind: authKind, user: authName ?? '' }
    case 'header':
      return { kind: authKind, header: authName ?? '' }
    case 'oauth':
      return { kind: authKind, tokenUrl: oauth?.tokenUrl ?? '', clientId: oauth?.clientId ?? '' }
    default:
      return { kind: authKind }
  }
}

const uniqueViolation = z.object({ cause: z.object({ code: z.literal('23505') }) })
const isTaken = (error: unknown) => uniqueViolation.safeParse(error).success
