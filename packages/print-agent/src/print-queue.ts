import type { PrinterAddress } from './printer-address.js'
import { type Patience, sendToPrinter } from './printer-link.js'

const remembered = 200

/** One job after the other for each printer; a job that is sent again is not printed again. */
export class PrintQueue {
  readonly #ends = new Map<string, Promise<unknown>>()
  readonly #jobs = new Map<string, Promise<Uint8Array>>()

  constructor(private readonly patience: Patience) {}

  /**
   * Prints `job`, and gives back what the printer answered.
   * @param key the job's own: the same one again gives the same result. Failed jobs are forgotten, to be tried again.
   * @throws PrinterLinkError
   */
  print(
    printer: { name: string; address: PrinterAddress },
    key: string,
    job: Uint8Array,
    answers: number,
  ): Promise<Uint8Array> {
    const id = `${printer.name} ${key}`
    const known = this.#jobs.get(id)
    if (known !== undefined) return known
    const before = this.#ends.get(printer.name) ?? Promise.resolve()
    const printing = before.then(() => sendToPrinter(printer.address, job, answers, this.patience))
    this.#jobs.set(id, printing)
    const ended = printing.then(
      () => this.#forgetOldest(),
      () => this.#jobs.delete(id),
    )
    this.#ends.set(printer.name, ended)
    return printing
  }

  #forgetOldest(): void {
    const [oldest] = this.#jobs.keys()
    if (this.#jobs.size > remembered && oldest !== undefined) this.#jobs.delete(oldest)
  }
}
