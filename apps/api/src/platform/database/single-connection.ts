import pg from 'pg'
import { connectionSettings, type DatabaseAddress } from './connection-settings.js'

const patience = 2_000

/**
 * A connection that stands for its session: its locks, its LISTEN. When it is lost, its `end` is emitted and it stays
 * lost; whoever opened it opens another one.
 */
export async function openConnection(address: DatabaseAddress, name: string): Promise<pg.Client> {
  const client = new pg.Client(connectionSettings(address, name))
  // Whatever breaks a connection is followed by its `end`.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.connection.stream.destroy()
    throw error
  }
}

/** Ends a connection, within seconds even where the server has vanished. */
export async function closeConnection(client: pg.Client): Promise<void> {
  const force = setTimeout(() => client.connection.stream.destroy(), patience)
  await client.end()
  clearTimeout(force)
}

/** Runs `work` on a connection of its own. */
export async function withConnection<Result>(
  address: DatabaseAddress,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await openConnection(address, name)
  try {
    return await work(client)
  } finally {
    await closeConnection(client)
  }
}
