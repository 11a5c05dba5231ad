import { z } from 'zod'
import { SettingError } from '../config/settings.js'
import { withConnection } from './single-connection.js'

const oldestVersion = 150_000

const versionRow = z.object({ version: z.int(), name: z.string() })

/** @throws SettingError when no PostgreSQL 15 or newer answers at DATABASE_URL. */
export async function refuseUnreachable(databaseUrl: string): Promise<void> {
  try {
    const { rows } = await withConnection(databaseUrl, 'first contact', (client) =>
      client.query(
        "select current_setting('server_version_num')::int as version, current_setting('server_version') as name",
      ),
    )
    const { version, name } = versionRow.parse(rows[0])
    if (version < oldestVersion) {
      throw new SettingError(
        `DATABASE_URL leads to PostgreSQL ${name}. Counterflow needs version 15 or newer.`,
      )
    }
  } catch (error) {
    if (error instanceof SettingError) throw error
    throw new SettingError(
      `DATABASE_URL cannot be reached: ${reasonOf(error)}\n` +
        'Check that PostgreSQL runs there, and that host, port, user, password and database in DATABASE_URL are right.\n' +
        'Without DATABASE_URL, Counterflow uses a PostgreSQL of its own.',
    )
  }
}

/** A name with several addresses fails with one error for each of them. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
