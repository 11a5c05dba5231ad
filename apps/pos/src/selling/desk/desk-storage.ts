import Dexie, { type EntityTable } from 'dexie'
import { type CartStanding, type KeptCart, keptCartSchema } from '../../parked/kept-cart'
import { putRelaxed } from '../../storage/relaxed-put'
import { type DeskDocument, deskDocumentSchema } from './desk-document'

interface KeptRow {
  key: string
  content: unknown
}

/** Where the counter is kept, so that a tab that is closed or killed loses nothing that was on it. */
export class DeskStorage {
  readonly #database: Dexie & {
    desk: EntityTable<KeptRow, 'key'>
    parked: EntityTable<KeptRow, 'key'>
    released: EntityTable<KeptRow, 'key'>
  }

  constructor(name = 'counterflow-desk') {
    const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
    database.version(1).stores({ desk: 'key', parked: 'key', released: 'key' })
    this.#database = Object.assign(database, {
      desk: database.table<KeptRow, string>('desk'),
      parked: database.table<KeptRow, string>('parked'),
      released: database.table<KeptRow, string>('released'),
    })
  }

  /** What was on the counter; undefined for nothing, and for what this version cannot read. */
  async read(): Promise<DeskDocument | undefined> {
    const row = await this.#database.desk.get('current')
    return deskDocumentSchema.safeParse(row?.content).data
  }

  /** On the disk when it resolves; with the operating system only for what a power cut may take. */
  async write(document: DeskDocument, durability: 'strict' | 'relaxed'): Promise<void> {
    const row = { key: 'current', content: document }
    if (durability === 'relaxed') await putRelaxed(this.#database.desk, row)
    else await this.#database.desk.put(row)
  }

  async parked(): Promise<KeptCart[]> {
    const rows = await this.#database.parked.toArray()
    return rows.flatMap(({ content }) => keptCartSchema.safeParse(content).data ?? [])
  }

  async park(cart: KeptCart): Promise<void> {
    await this.#database.parked.put({ key: cart.id, content: cart })
  }

  /**
   * Says of a cart where it is known by now, where it stands as one of `changes` names.
   * @returns the cart as it stands then; undefined where it is not here, or stands otherwise
   */
  stand(
    id: string,
    changes: Readonly<Partial<Record<CartStanding, CartStanding>>>,
  ): Promise<KeptCart | undefined> {
    const { parked } = this.#database
    return this.#database.transaction('rw', parked, async () => {
      const { data: cart } = keptCartSchema.safeParse((await parked.get(id))?.content)
      const standing = cart === undefined ? undefined : changes[cart.standing]
      if (cart === undefined || standing === undefined) return undefined
      const now = { ...cart, standing }
      await parked.put({ key: id, content: now })
      return now
    })
  }

  async unpark(id: string): Promise<void> {
    await this.#database.parked.delete(id)
  }

  /** Amounts of gift cards that no sale needs any more, until the server has been told. */
  async toRelease(): Promise<string[]> {
    const rows = await this.#database.released.toArray()
    return rows.map(({ key }) => key)
  }

  async release(tenderIds: readonly string[]): Promise<void> {
    await this.#database.released.bulkPut(tenderIds.map((key) => ({ key, content: null })))
  }

  async isReleased(tenderId: string): Promise<void> {
    await this.#database.released.delete(tenderId)
  }

  close(): void {
    this.#database.close()
  }
}
