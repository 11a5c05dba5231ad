import { sql } from 'drizzle-orm'
import type { Transaction } from './database.js'

/**
 * Does `work` so that what it has done is undone when it throws, and the transaction goes on. It is still the same
 * transaction: whatever is bound to it, such as `onCommit`, stays so. Savepoints may lie within each other.
 */
export async function withinSavepoint<Result>(
  transaction: Transaction,
  work: () => Promise<Result>,
): Promise<Result> {
  await transaction.execute(sql`savepoint work`)
  try {
    const result = await work()
    await transaction.execute(sql`release savepoint work`)
    return result
  } catch (error) {
    await transaction.execute(sql`rollback to savepoint work`)
    await transaction.execute(sql`release savepoint work`)
    throw error
  }
}
