import type { Table } from 'dexie'

/**
 * Puts a row with the operating system and waits for no disk, since a sale that is recorded meanwhile would wait for it
 * as well. A page or a browser that is killed loses nothing of it; a power cut may. So it is for what is found out anew.
 */
export async function putRelaxed<Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  row: Insert,
): Promise<void> {
  const { db, name } = table
  // Opens the database where nobody has, and refuses once it was closed.
  if (!db.isOpen()) return void (await table.put(row))
  const transaction = db.backendDB().transaction(name, 'readwrite', { durability: 'relaxed' })
  transaction.objectStore(name).put(row)
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('A row was not stored.'))
  })
}
