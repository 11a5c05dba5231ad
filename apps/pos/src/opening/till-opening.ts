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
  | { readonly kind: 'not_enrolled' }
  | { readonly kind: 'open'; readonly till: Till }

/** Opens the till step by step; each step that fails has a page of its own, from which one can go on. */
export class TillOpening {
  readonly state = new Kept<OpeningState>({ kind: 'opening' })
  private database: LedgerDatabase | undefined
  private open: OpenTill | undefined
  private isHere = false
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
    this.open?.stop()
    this.open = undefined
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
    this.database ??= await openLedger(Date.now())
    const { storage } = navigator
    return (await storage.persisted()) || (await storage.persist()) ? undefined : 'not_kept'
  }

  private async goOn(): Promise<void> {
    const device = await this.database?.devices.orderBy('enrolledAt').last()
    if (this.database === undefined || device === undefined) {
      this.state.set({ kind: 'not_enrolled' })
      return
    }
    this.open = await openTill(this.database, device, this.server, () => this.askForCode())
    this.state.set({ kind: 'open', till: this.open.till })
  }

  private leave(): void {
    this.isHere = false
    this.open?.stop()
    this.open = undefined
    this.database?.close()
    this.database = undefined
    this.state.set({ kind: 'hindered', by: 'taken_over' })
  }
}

/** What keeps the browser's storage from being opened. */
function hindranceBy(error: unknown): Hindrance {
  return error instanceof LedgerIsNewer ? 'newer' : 'no_storage'
}
