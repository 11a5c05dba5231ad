import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { withConnection } from '../single-connection.js'

const insufficientPrivilege = '42501'

export interface DisposableDatabase {
  /** Of a new, empty database. */
  readonly url: string
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>
}

/**
 * Makes an empty database for one spec file.
 *
 * @param template the database that it is a copy of; nobody may be connected to that
 * @param server where; its role must be allowed to create databases
 */
export async function createDisposableDatabase(
  template = 'template0',
  server = serverOfSpecs(),
): Promise<DisposableDatabase> {
  const name = `spec_${randomBytes(8).toString('hex')}`
  // Some fifteen megabytes: to write them into the log as well takes twice as long.
  await execute(server, `create database ${name} template ${template} strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await left(server, name)
      await dropped(server, name)
    },
  }
}

/** The server that the run of the specs started, or the one that TEST_DATABASE_URL names. */
function serverOfSpecs(): string {
  const server = process.env.TEST_DATABASE_URL
  if (!server)
    throw new Error('Run the specs through vitest, which starts a server, or set TEST_DATABASE_URL.')
  return server
}

/** A closed pool's last connections are still saying goodbye; one that is cut off meanwhile takes it for a failure. */
async function left(server: string, name: string, attempts = 20): Promise<void> {
  const isVisited = await withConnection(server, 'spec', async (client) => {
    const visits = await client.query(
      "select from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
      [name],
    )
    return visits.rowCount !== 0
  })
  if (!isVisited || attempts === 1) return
  await delay(25)
  await left(server, name, attempts - 1)
}

/**
 * PostgreSQL's own vacuum of a database that has lived for a while stands in the way, and we may not end it; it makes
 * way by itself.
 */
async function dropped(server: string, name: string, attempts = 50): Promise<void> {
  try {
    await execute(server, `drop database if exists ${name} with (force)`)
  } catch (error) {
    const isRefused = error instanceof pg.DatabaseError && error.code === insufficientPrivilege
    if (!isRefused || attempts === 1) throw error
    await delay(200)
    await dropped(server, name, attempts - 1)
  }
}

async function execute(server: string, statement: string): Promise<void> {
  await withConnection(server, 'spec', (client) => client.query(statement))
}
