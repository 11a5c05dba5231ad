import postgres from 'postgres'
import { SUPERUSER } from './cluster.js'
import type { DatabaseConnection } from './database-connection.js'

export const APPLICATION = 'counterflow'

/**
 * Makes the application's role and its database where they are missing. The role has no more rights than one
 * on a server of the merchant's own would have, so nothing comes to depend on a superuser.
 */
export async function prepareApplicationDatabase(connection: DatabaseConnection): Promise<void> {
  if (await letsIn(connection)) return
  const sql = postgres({ ...connection, user: SUPERUSER, database: 'postgres', max: 1 })
  try {
    const [role] = await sql`select from pg_roles where rolname = ${APPLICATION}`
    // `create role` takes no parameters, and the password is base64url, which holds no quote.
    const verb = role ? 'alter' : 'create'
    await sql.unsafe(`${verb} role ${APPLICATION} login createdb password '${connection.password}'`)
    const [database] = await sql`select from pg_database where datname = ${APPLICATION}`
    if (!database) await sql.unsafe(`create database ${APPLICATION} owner ${APPLICATION} template template0`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function letsIn(connection: DatabaseConnection): Promise<boolean> {
  const sql = postgres({ ...connection, max: 1 })
  try {
    await sql`select 1`
    return true
  } catch (error) {
    if (error instanceof postgres.PostgresError && MISSING.has(error.code)) return false
    throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** No such database; no such role, which PostgreSQL does not tell from a wrong password. */
const MISSING = new Set(['3D000', '28P01', '28000'])
