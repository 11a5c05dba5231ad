import {
  afterEvent,
  headAfter,
  type LedgerEvent,
  type LedgerStorage,
  type LedgerView,
  newRegister,
  type RegisterId,
  type RegisterState,
} from '@counterflow/core'
import Dexie from 'dexie'
import { Kept } from '../till/live'
import { eventRow } from './event-row'
import type { EventRow, LedgerDatabase } from './ledger-database'

/** Another tab was faster: nothing of the transaction is kept. */
class LedgerMoved extends Error {}

/** The browser's storage was cleared under an open till: what is recorded now would never be sent. */
export class LedgerCleared extends Error {}

/** Whose ledger it is. */
export interface LedgerPlace {
  readonly deviceId: string
  readonly register: RegisterId
  readonly epoch: number
}

/**
 * The ledger of one device in the browser's database. What follows from it is kept at hand and goes on with each event;
 * the database decides, so that another tab which was faster is noticed.
 */
export class DeviceLedger implements LedgerStorage {
  readonly view: Kept<LedgerView>
  /** Places whose rows make no sense. They stay where they are, and are sent like all others. */
  readonly unreadable = new Kept<readonly number[]>([])

  private constructor(
    private readonly database: LedgerDatabase,
    private readonly place: LedgerPlace,
    state: RegisterState,
  ) {
    this.view = new Kept(this.viewOf(state))
  }

  static async open(database: LedgerDatabase, place: LedgerPlace): Promise<DeviceLedger> {
    const checkpoint = await database.checkpoints.get(place.deviceId)
    const { tickets } = newRegister
    const ledger = new DeviceLedger(database, place, { ...(checkpoint?.state ?? newRegister), tickets })
    await ledger.catchUp()
    return ledger
  }

  get deviceId(): string {
    return this.place.deviceId
  }

  /** What the ledger holds now; another tab may have gone on with it. */
  async read(): Promise<LedgerView> {
    await this.catchUp()
    return this.view.read()
  }

  /**
   * The same for one recording, which begins with what is at hand: where the database has gone on without it, adding
   * says so, and only then is it read.
   */
  atHand(): LedgerStorage {
    let isRead = true
    return {
      read: async () => {
        if (!isRead) return this.read()
        isRead = false
        return this.view.read()
      },
      append: (event) => this.append(event),
    }
  }

  async append(event: LedgerEvent): Promise<'appended' | 'moved'> {
    const { database } = this
    const before = this.view.read().state
    if (event.seq !== before.seq + 1 || event.prevHash !== before.hash) return 'moved'
    const tables = event.type === 'shift_opened' ? [database.events, database.checkpoints] : [database.events]
    const outcome = await database
      .transaction('rw', tables, async () => {
        // Asked for at once: a page that is busy drawing answers each question late.
        const [last] = await Promise.all([
          this.rows().last(),
          database.events.add(eventRow(this.place.deviceId, event)),
        ])
        // Something is always left of a ledger that has begun: the opening of its last shift at least.
        if (last === undefined && before.seq > 0) throw new LedgerCleared()
        // What is at hand is right only where it ends as the database did.
        if ((last?.seq ?? before.seq) !== before.seq || (last?.hash ?? before.hash) !== before.hash)
          throw new LedgerMoved()
        if (event.type === 'shift_opened')
          await database.checkpoints.put({
            deviceId: this.place.deviceId,
            state: { ...afterEvent(before, event), tickets: new Map() },
          })
        return 'appended' as const
      })
      .catch((error: unknown) => {
        if (error instanceof LedgerMoved || error instanceof Dexie.ConstraintError) return 'moved' as const
        throw error
      })
    if (outcome === 'appended') this.goOn(event)
    return outcome
  }

  /** Folds what the database holds beyond what is at hand. */
  private async catchUp(): Promise<void> {
    const rows = await this.rows(this.view.read().state.seq + 1).toArray()
    let { state } = this.view.read()
    const unreadable = [...this.unreadable.read()]
    for (const row of rows) {
      const next = stateAfter(state, row)
      if (next === undefined) unreadable.push(row.seq)
      state = next ?? { ...state, seq: row.seq, hash: row.hash }
    }
    if (rows.length === 0) return
    this.unreadable.set(unreadable)
    this.view.set(this.viewOf(state))
  }

  private goOn(event: LedgerEvent): void {
    const { state } = this.view.read()
    // Another reading may have been here meanwhile.
    if (event.seq !== state.seq + 1) return
    this.view.set({ head: headAfter(event), state: afterEvent(state, event) })
  }

  private viewOf(state: RegisterState): LedgerView {
    const { register, epoch } = this.place
    return { head: { register, epoch, seq: state.seq, hash: state.hash }, state }
  }

  private rows(from = 0) {
    const { deviceId } = this.place
    return this.database.events
      .where('[deviceId+seq]')
      .between([deviceId, from], [deviceId, Dexie.maxKey], true, true)
  }
}

/** Undefined for a row that cannot be read, which a broken disk or an older app may have left. */
function stateAfter(state: RegisterState, row: EventRow): RegisterState | undefined {
  try {
    return row.event.seq === row.seq ? afterEvent(state, row.event) : undefined
  } catch {
    return undefined
  }
}
