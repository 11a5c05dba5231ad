import { enrolDevice } from '../enrolment/enrol-device'
import type { LedgerDatabase } from '../storage/ledger-database'
import { LedgerIsNewer, openLedger } from '../storage/open-ledger'
import { httpSyncServer } from '../sync/http-sync-server'
import { Kept } from '../till/live'
import type { Till } from '../till/till'
import { type Hindrance, hindranceOf, thisPlace } from './hindrance'
import { type OpenTill, openTill } from './open-till'
import { takeTill } from './till-lock'

/** How far opening has come. */
export type OpeningState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'hindered'; readonly by: Hindrance }
  /** `wasCleared`: it was a till until the browser's storage was cleared under it. */
  | { readonly kind: 'not_enrolled'; readonly wasCleared?: boolean }
  | { readonly kind: 'open'; readonly till: Till }

const pausesOfClearing = [500, 1_000, 2_000, 4_000]

/** Opens the till step by step; each step that fails has a page of its own, from which one can go on. */
export class TillOpening {
  readonly state = new Kept<OpeningState>({ kind: 'opening' })
  private database: LedgerDatabase | undefined
  private open: OpenTill | undefined
  private isHere = false
  /** This page was a till already: without a device it is one no more because its storage is gone. */
  private wasOpen = false
  private isBeginningAnew = false
  private readonly server = httpSyncServer()

  /**
   * Goes through all steps that have not been done.
   * @param force takes the till from another page.
   */
  async begin(force = false): Promise<void> {
    this.state.set({ kind: 'opening' })
    const hindrance = await this.prepare(force).catch(hindranceBy)
    if (hindrance !== undefined) this.state.set({ kind: 'hindered', by: hindrance })
    else await this.goOn()
  }

  /** Becomes the register that `code` is for. Rejects with a `SyncServerError` when the server refuses. */
  async enrol(code: string, deviceName: string): Promise<void> {
    if (this.database === undefined) return
    await enrolDevice(this.database, this.server, { code, deviceName, now: Date.now() })
    await this.goOn()
  }

  /** Asks for a code although this is a register already: another device has taken it over. */
  askForCode(): void {
    this.stop()
    this.state.set({ kind: 'not_enrolled' })
  }

  private async prepare(force: boolean): Promise<Hindrance | undefined> {
    const hindrance = hindranceOf(thisPlace())
    if (hindrance !== undefined) return hindrance
    if (!this.isHere) {
      const lock = await takeTill(force)
      if (lock === 'taken') return 'second_tab'
      this.isHere = true
      void lock.lost.then(() => this.leave())
    }
    this.database ??= await this.openDatabase()
    const { storage } = navigator
    const isKept = (await storage.persisted()) || (await storage.persist())
    // A till that has sold already must still send what it has: there, only no shift is opened.
    return isKept || (await this.database.devices.count()) > 0 ? undefined : 'not_kept'
  }

  private async goOn(): Promise<void> {
    const device = await this.database?.devices.orderBy('enrolledAt').last()
    if (this.database === undefined || device === undefined) {
      this.state.set({ kind: 'not_enrolled', wasCleared: this.wasOpen })
      return
    }
    this.wasOpen = true
    this.open = await openTill(this.database, device, this.server, () => this.askForCode())
    this.state.set({ kind: 'open', till: this.open.till })
  }

  /**
   * Whoever clears the browser's storage takes the database from under the till. Dexie would open an empty one in its
   * place, and the till would record into it what nobody ever sends: it begins anew instead.
   */
  private async openDatabase(): Promise<LedgerDatabase> {
    const database = await openLedger(Date.now())
    database.on('close', () => {
      if (this.database !== database) return
      this.stop()
      this.database = undefined
      // Dexie is in the midst of getting ready to open it again.
      queueMicrotask(() => database.close())
      void this.beginAnew()
    })
    return database
  }

  /** Clearing takes a moment, in which nothing can be opened. */
  private async beginAnew(): Promise<void> {
    if (this.isBeginningAnew) return
    this.isBeginningAnew = true
    for (const pause of pausesOfClearing) {
      this.state.set({ kind: 'opening' })
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (!this.isHere) break
      await this.begin()
      if (this.database !== undefined) break
    }
    this.isBeginningAnew = false
  }

  private leave(): void {
    this.isHere = false
    this.stop()
    const { database } = this
    this.database = undefined
    database?.close()
    this.state.set({ kind: 'hindered', by: 'taken_over' })
  }

  private stop(): void {
    this.open?.stop()
    this.open = undefined
  }
}

/** What keeps the browser's storage from being opened. */
function hindranceBy(error: unknown): Hindrance {
  return error instanceof LedgerIsNewer ? 'newer' : 'no_storage'
}
