import { randomBytes } from 'node:crypto'
import { withConnection } from '../single-connection.js'

export interface DisposableDatabase {
  /** Of a new, empty database. */
  readonly url: string
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>
}

/**
 * Makes an empty database for one spec file, on the server that the run of the specs started, or on the one
 * that TEST_DATABASE_URL names. Its role must be allowed to create databases.
 */
export async function createDisposableDatabase(): Promise<DisposableDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (!server)
    throw new Error('Run the specs through vitest, which starts a server, or set TEST_DATABASE_URL.')
  const name = `spec_${randomBytes(8).toString('hex')}`
  await execute(server, `create database ${name} template template0`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => execute(server, `drop database if exists ${name} with (force)`),
  }
}

async function execute(server: string, statement: string): Promise<void> {
  await withConnection(server, 'spec', (client) => client.query(statement))
}
