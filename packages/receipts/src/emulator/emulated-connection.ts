import { type PrinterConnection, PrinterError, type PrinterPort } from '../ports/printer-port.js'
import type { PrinterEmulator } from './printer-emulator.js'

/** A connection to an emulated printer, which breaks off after so many bytes if it is told to. */
export class EmulatedConnection implements PrinterConnection {
  /** How many bytes still get through; then the cable is pulled. */
  bytesLeft = Number.POSITIVE_INFINITY
  /** Whether the printer's answers come back. */
  isSilent = false

  constructor(readonly printer: PrinterEmulator) {}

  async open(): Promise<PrinterPort> {
    if (this.bytesLeft <= 0) throw new PrinterError('not_connected')
    const answers: number[] = []
    return {
      write: async (bytes) => {
        const through = bytes.subarray(0, Math.max(0, this.bytesLeft))
        this.bytesLeft -= bytes.length
        const answer = this.printer.take(through)
        if (this.bytesLeft < 0) throw new PrinterError('vanished')
        if (!this.isSilent) answers.push(...answer)
      },
      readByte: async () => answers.shift(),
      close: async () => undefined,
    }
  }
}
