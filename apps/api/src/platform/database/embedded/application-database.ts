import pg from 'pg'
import { withConnection } from '../single-connection.js'
import { SUPERUSER } from './cluster.js'
import type { DatabaseConnection } from './database-connection.js'

export const APPLICATION = 'counterflow'

/**
 * Makes the application's role and its database where they are missing. The role has no more rights than one
 * on a server of the merchant's own would have, so nothing comes to depend on a superuser.
 */
export async function prepareApplicationDatabase(connection: DatabaseConnection): Promise<void> {
  if (await letsIn(connection)) return
  const superuser = { ...connection, user: SUPERUSER, database: 'postgres' }
  await withConnection(superuser, 'preparation', async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [APPLICATION])
    // `create role` takes no parameters, and the password is base64url, which holds no quote.
    const verb = role.rows.length > 0 ? 'alter' : 'create'
    await client.query(`${verb} role ${APPLICATION} login createdb password '${connection.password}'`)
    const database = await client.query('select from pg_database where datname = $1', [APPLICATION])
    if (database.rows.length === 0)
      await client.query(`create database ${APPLICATION} owner ${APPLICATION} template template0`)
  })
}

/** Gives the database another name, and makes an empty one in its place. Nobody may be connected to it. */
export async function setApplicationDatabaseAside(
  connection: DatabaseConnection,
  name: string,
): Promise<{ putBack(): Promise<void> }> {
  await rename(connection, APPLICATION, name)
  await prepareApplicationDatabase(connection)
  return {
    putBack: async () => {
      await onServer(connection, `drop database if exists ${APPLICATION} with (force)`)
      await rename(connection, name, APPLICATION)
    },
  }
}

const rename = (connection: DatabaseConnection, from: string, to: string) =>
  onServer(connection, `alter database "${from}" rename to "${to}"`)

async function onServer(connection: DatabaseConnection, statement: string): Promise<void> {
  const superuser = { ...connection, user: SUPERUSER, database: 'postgres' }
  await withConnection(superuser, 'preparation', (client) => client.query(statement))
}

async function letsIn(connection: DatabaseConnection): Promise<boolean> {
  try {
    await withConnection(connection, 'first contact', (client) => client.query('select 1'))
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && MISSING.has(error.code ?? '')) return false
    throw error
  }
}

/** No such database; no such role, which PostgreSQL does not tell from a wrong password. */
const MISSING = new Set(['3D000', '28P01', '28000'])
