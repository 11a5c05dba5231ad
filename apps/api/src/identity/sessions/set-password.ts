import type { StaffId } from '@counterflow/core'
import { and, eq, ne, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { staffCredentials, staffSessions } from './session.table.js'

/** How the sign-in library names a password among other proofs. */
export const passwordProvider = 'credential'

/**
 * Gives somebody a password, their first or another, and ends their sessions: whoever knew the old one is out.
 * @param keptSession of the one who changes their own password; it goes on.
 */
export async function setPassword(
  transaction: Transaction,
  staffId: StaffId,
  hash: string,
  keptSession?: string,
): Promise<void> {
  const changed = await transaction
    .update(staffCredentials)
    .set({ password: hash, updatedAt: sql`now()` })
    .where(and(eq(staffCredentials.userId, staffId), eq(staffCredentials.providerId, passwordProvider)))
    .returning({ id: staffCredentials.id })
  if (changed.length === 0) {
    await transaction.insert(staffCredentials).values({
      id: uuidv7(),
      userId: staffId,
      accountId: staffId,
      providerId: passwordProvider,
      password: hash,
    })
  }
  await endSessions(transaction, staffId, keptSession)
}

/** Signs somebody out everywhere, at once, but for one session where it is named. */
export async function endSessions(
  transaction: Pick<Transaction, 'delete'>,
  staffId: StaffId,
  keptSession?: string,
): Promise<void> {
  await transaction
    .delete(staffSessions)
    .where(
      and(
        eq(staffSessions.userId, staffId),
        keptSession === undefined ? undefined : ne(staffSessions.id, keptSession),
      ),
    )
}
