import { SettingError } from '../config/settings.js'
import { openPool } from './database.js'

const oldestVersion = 150_000

/** @throws SettingError when no PostgreSQL 15 or newer answers at DATABASE_URL. */
export async function refuseUnreachable(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1, name: 'first contact' })
  try {
    const [row] =
      await pool`select current_setting('server_version_num')::int as version, current_setting('server_version') as name`
    if (Number(row?.version) < oldestVersion) {
      throw new SettingError(
        `DATABASE_URL leads to PostgreSQL ${row?.name}. Counterflow needs version 15 or newer.`,
      )
    }
  } catch (error) {
    if (error instanceof SettingError) throw error
    throw new SettingError(
      `DATABASE_URL cannot be reached: ${error instanceof Error ? error.message : String(error)}\n` +
        'Check that PostgreSQL runs there, and that host, port, user, password and database in DATABASE_URL are right.\n' +
        'Without DATABASE_URL, Counterflow uses a PostgreSQL of its own.',
    )
  } finally {
    await pool.end({ timeout: 1 })
  }
}
