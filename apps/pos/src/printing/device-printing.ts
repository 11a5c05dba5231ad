import type { ReceiptDocument } from '@counterflow/core'
import {
  CanvasPen,
  canPrint,
  drawBands,
  drawerBytes,
  layOut,
  lettersOf,
  loadTypefaces,
  type PrinterConnection,
  type Printing,
  printPage,
  receiptBytes,
  send,
  stateOf,
} from '@counterflow/receipts'
import { Kept } from '../till/live'
import type { TillRecords } from '../till/till-records'
import { documentOf, type PrintingFacts, testDocument } from './printed-documents'
import { type PrinterChoice, rememberedPrinter, rememberPrinter } from './printer-choice'
import { connectionTo } from './printer-connections'
import type { PrinterSetup, PrintTrouble } from './printer-setup'
import type { Printable, PrinterState, PrintingPort, PrintOutcome } from './printing-port'

const checkEvery = 60_000

/** How slips become dots and bytes on this device, and where they go: given, so that specs need no canvas. */
export interface PrintingMeans {
  connect(choice: PrinterChoice['connection']): PrinterConnection | undefined
  bytesOf(document: ReceiptDocument, choice: PrinterChoice): Promise<Iterable<Uint8Array>>
  throughBrowser(document: ReceiptDocument, choice: PrinterChoice): Promise<void>
}

/** Draws on a canvas with the app's own typefaces. */
export const printingMeans: PrintingMeans = {
  connect: connectionTo,
  async bytesOf(document, { paper, cuts }) {
    const pen = new CanvasPen(document.language)
    // Measured once to know what is written, and again once the typefaces for it are there.
    await loadTypefaces(lettersOf(layOut(document, paper, pen)), document.language, window.document.fonts)
    return receiptBytes(drawBands(layOut(document, paper, pen), pen), { cuts })
  },
  throughBrowser: (document, { paper }) => printPage(document, paper),
}

/** The printer and the drawer of this device. One job after the other; nothing of the ledger depends on any. */
export class DevicePrinting implements PrintingPort, PrinterSetup {
  readonly choice = new Kept<PrinterChoice | null>(rememberedPrinter())
  readonly state = new Kept<PrinterState>(this.choice.read() === null ? 'none' : 'ready')
  readonly trouble = new Kept<PrintTrouble | null>(null)
  readonly setup: PrinterSetup = this
  #last: Promise<unknown> = Promise.resolve()
  readonly whole = new Kept<ReadonlySet<string>>(new Set())

  constructor(
    private readonly records: Pick<TillRecords, 'settings' | 'staff'>,
    private readonly register: string,
    private readonly means: PrintingMeans = printingMeans,
  ) {}

  /** Looks at the printer now and then, so that the till says that it is off before a customer waits. */
  start(): () => void {
    const check = () => void this.#inTurn(() => this.#check())
    check()
    const timer = setInterval(check, checkEvery)
    return () => clearInterval(timer)
  }

  print(what: Printable): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const facts = this.#facts()
      if (facts === undefined) return 'failed'
      if (what.kind !== 'ticket' || what.isGift) return this.#put(await documentOf(what, facts))
      const slip = what.event.id
      const isCopy = what.isCopy || this.whole.read().has(slip)
      return this.#put(await documentOf({ ...what, isCopy }, facts), slip)
    })
  }

  openDrawer(): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const choice = this.choice.read()
      const connection = choice === null ? undefined : this.means.connect(choice.connection)
      if (choice === null || choice.drawer === null || connection === undefined) return 'no_printer'
      const sent = await send(connection, drawerBytes({ drawer: choice.drawer }))
      this.state.set(sent.kind === 'done' ? 'ready' : 'trouble')
      return sent.kind === 'done' ? 'printed' : 'failed'
    })
  }

  choose(choice: PrinterChoice | null): void {
    rememberPrinter(choice)
    this.choice.set(choice)
    this.trouble.set(null)
    this.state.set(choice === null ? 'none' : 'ready')
    void this.#inTurn(() => this.#check())
  }

  test(): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const facts = this.#facts()
      return facts === undefined ? 'failed' : this.#put(await testDocument(facts))
    })
  }

  again(): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const trouble = this.trouble.read()
      return trouble === null ? 'printed' : this.#put(trouble.document, trouble.slip)
    })
  }

  dismiss(): void {
    this.trouble.set(null)
  }

  async #put(document: ReceiptDocument, slip?: string): Promise<PrintOutcome> {
    const choice = this.choice.read()
    if (choice === null) return 'no_printer'
    this.state.set('busy')
    const printing = await this.#send(document, choice)
    this.state.set(printing.kind === 'done' ? 'ready' : 'trouble')
    if (printing.kind === 'done') {
      this.trouble.set(null)
      if (slip !== undefined) this.whole.set(new Set([...this.whole.read(), slip]))
      return 'printed'
    }
    const { problem, begun } = printing
    this.trouble.set({ problem, begun, document, slip })
    return 'failed'
  }

  async #send(document: ReceiptDocument, choice: PrinterChoice): Promise<Printing> {
    if (choice.connection.kind === 'browser') {
      await this.means.throughBrowser(document, choice)
      return { kind: 'done', state: 'silent' }
    }
    const connection = this.means.connect(choice.connection)
    if (connection === undefined) return { kind: 'failed', problem: 'not_supported', begun: false }
    return send(connection, await this.means.bytesOf(document, choice))
  }

  async #check(): Promise<void> {
    const choice = this.choice.read()
    const connection = choice === null ? undefined : this.means.connect(choice.connection)
    if (choice === null || connection === undefined) return
    this.state.set(canPrint(await stateOf(connection)) ? 'ready' : 'trouble')
  }

  #facts(): PrintingFacts | undefined {
    const settings = this.records.settings.read()
    if (settings === undefined) return undefined
    return {
      settings,
      staff: this.records.staff.read(),
      register: this.register,
      now: new Date().toISOString(),
    }
  }

  /** Whatever goes wrong is an outcome: a sale is never undone by paper. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result | 'failed'> {
    const done = this.#last.then(work).catch((): 'failed' => {
      this.state.set('trouble')
      return 'failed'
    })
    this.#last = done
    return done
  }
}
