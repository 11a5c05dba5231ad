/** Why bytes did not reach a printer. */
export type PrinterProblem =
  /** There is no printer, or nobody allowed it to us. */
  | 'not_connected'
  /** Another program or tab has it. */
  | 'busy'
  /** It was there and is gone: a cable, a battery, a network. */
  | 'vanished'
  | 'no_paper'
  | 'cover_open'
  | 'out_of_order'
  /** The print agent does not know this till: it has to be paired. */
  | 'not_paired'
  /** This browser cannot talk to printers in this way. */
  | 'not_supported'

/** Thrown by ports. */
export class PrinterError extends Error {
  override readonly name = 'PrinterError'

  constructor(
    readonly problem: PrinterProblem,
    options?: ErrorOptions,
  ) {
    super(`The printer is ${problem.replaceAll('_', ' ')}.`, options)
  }
}

/** A way to a printer that is open. Bytes go out in the order in which they were written. */
export interface PrinterPort {
  /**
   * Resolves when the other side has taken the bytes.
   * @throws PrinterError
   */
  write(bytes: Uint8Array): Promise<void>
  /** One byte of an answer, undefined when none comes within `patience` milliseconds or none can come at all. */
  readByte(patience: number): Promise<number | undefined>
  /**
   * Resolves when the last bytes are out. Closing twice does nothing.
   * @throws PrinterError when they did not get there.
   */
  close(): Promise<void>
}

/** How a printer is reached. Each receipt opens a port of its own, so that a printer that came back is found. */
export interface PrinterConnection {
  /** @throws PrinterError */
  open(): Promise<PrinterPort>
}
