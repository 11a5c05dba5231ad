import { type Database, openDatabase } from '../database.js'
import { createDisposableDatabase } from './disposable-database.js'

/** An empty database of a spec's own, with connections to it. */
export interface EmptyDatabase {
  readonly url: string
  readonly database: Database
  /** Closes the connections and removes it. */
  end(): Promise<void>
}

export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const { url, drop } = await createDisposableDatabase()
  const { database, close } = openDatabase(url)
  const end = async () => {
    await close()
    await drop()
  }
  return { url, database, end }
}
