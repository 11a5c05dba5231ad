import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'

/** Keeps everybody else from writing or removing the files of an image until the transaction ends. */
export async function holdImage(transaction: Transaction, sha256: string): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media ${sha256}`}, 0))`)
}
