/// <reference types="w3c-web-serial" />
import { BytesIn } from './bytes-in.js'
import { type PrinterConnection, PrinterError, type PrinterPort } from './printer-port.js'

/** A serial printer as it is remembered: by the USB device that it is connected through; null for another port. */
export interface SerialPrinter {
  readonly vendor: number | null
  readonly product: number | null
  readonly baudRate: number
}

const describes = (port: SerialPort, { vendor, product }: SerialPrinter) => {
  const info = port.getInfo()
  return (info.usbVendorId ?? null) === vendor && (info.usbProductId ?? null) === product
}

/**
 * Lets somebody choose a serial printer; has to be called by a click.
 * @returns undefined when they chose none.
 */
export async function chooseSerialPrinter(
  serial: Serial,
  baudRate: number,
): Promise<SerialPrinter | undefined> {
  try {
    const { usbVendorId, usbProductId } = (await serial.requestPort()).getInfo()
    return { vendor: usbVendorId ?? null, product: usbProductId ?? null, baudRate }
  } catch {
    return undefined
  }
}

/** A printer at a serial port (Web Serial), one that was chosen before. */
export class SerialConnection implements PrinterConnection {
  constructor(
    private readonly serial: Pick<Serial, 'getPorts'>,
    private readonly printer: SerialPrinter,
  ) {}

  async open(): Promise<PrinterPort> {
    const ports = await this.serial.getPorts()
    const port = ports.find((each) => describes(each, this.printer))
    if (port === undefined) throw new PrinterError('not_connected')
    try {
      await port.open({ baudRate: this.printer.baudRate, bufferSize: 16_384 })
    } catch (cause) {
      const isOpen = cause instanceof DOMException && cause.name === 'InvalidStateError'
      throw new PrinterError(isOpen ? 'busy' : 'not_connected', { cause })
    }
    return openPort(port)
  }
}

function openPort(port: SerialPort): PrinterPort {
  const writer = port.writable?.getWriter()
  const reader = port.readable?.getReader()
  const answers = new BytesIn(async () => (await reader?.read())?.value ?? new Uint8Array())
  const gone = (cause: unknown) => {
    throw new PrinterError('vanished', { cause })
  }
  let isClosed = false
  return {
    write: async (bytes) => {
      if (writer === undefined) throw new PrinterError('vanished')
      await writer.write(Uint8Array.from(bytes)).catch(gone)
    },
    readByte: (patience) => answers.take(patience),
    close: async () => {
      if (isClosed) return
      isClosed = true
      // Closing the writer waits until the last byte is out.
      const written = await Promise.allSettled([writer?.close()])
      await Promise.allSettled([reader?.cancel()])
      reader?.releaseLock()
      await port.close().catch(gone)
      if (written[0]?.status === 'rejected') gone(written[0].reason)
    },
  }
}
