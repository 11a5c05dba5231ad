import { describe, expect, it } from 'vitest'
import { PrinterEmulator } from '../emulator/printer-emulator.js'
import { commands } from '../escpos/commands.js'
import { send } from './send.js'
import { SerialConnection } from './serial-connection.js'

/** A serial port with an emulated printer behind it. */
class EmulatedSerialPort extends EventTarget implements SerialPort {
  readonly onconnect = null
  readonly ondisconnect = null
  connected = true
  readable: ReadableStream<Uint8Array<ArrayBuffer>> | null = null
  writable: WritableStream<Uint8Array<ArrayBuffer>> | null = null

  constructor(private readonly printer: PrinterEmulator) {
    super()
  }

  async open(): Promise<void> {
    if (this.writable !== null) throw new DOMException('It is open.', 'InvalidStateError')
    const answers = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
    const answering = answers.writable.getWriter()
    this.readable = answers.readable
    this.writable = new WritableStream({
      write: (bytes) => {
        if (!this.connected) throw new DOMException('It is gone.', 'NetworkError')
        const answer = this.printer.take(bytes)
        if (answer.length > 0) void answering.write(Uint8Array.from(answer))
      },
    })
  }

  async close(): Promise<void> {
    this.readable = null
    this.writable = null
  }

  async forget() {}
  async setSignals() {}
  async getSignals() {
    return { clearToSend: true, dataCarrierDetect: false, dataSetReady: true, ringIndicator: false }
  }

  getInfo() {
    return { usbVendorId: 0x0416, usbProductId: 0x5011 }
  }
}

const chosen = { vendor: 0x0416, product: 0x5011, baudRate: 9_600 }
const slip = [commands.initialize, commands.feed(100), commands.cut]

function setUp() {
  const printer = new PrinterEmulator(384)
  const port = new EmulatedSerialPort(printer)
  return { printer, port, connection: new SerialConnection({ getPorts: async () => [port] }, chosen) }
}

describe('a printer at a serial port', () => {
  it('prints one receipt after the other, and gives the port back each time', async () => {
    const { printer, port, connection } = setUp()
    expect(await send(connection, slip)).toEqual({ kind: 'done', state: 'ready' })
    expect(await send(connection, slip)).toEqual({ kind: 'done', state: 'ready' })
    expect([printer.papers.length, printer.strays.length, port.writable]).toEqual([2, 0, null])
  })

  it('is busy while another has it', async () => {
    const { port, connection } = setUp()
    await port.open()
    expect(await send(connection, slip)).toEqual({ kind: 'failed', problem: 'busy', begun: false })
  })

  it('is not taken for another one', async () => {
    const { port } = setUp()
    const other = new SerialConnection({ getPorts: async () => [port] }, { ...chosen, product: 1 })
    expect(await send(other, slip)).toEqual({ kind: 'failed', problem: 'not_connected', begun: false })
  })

  it('is found again after its cable was pulled in the midst', async () => {
    const { port, connection } = setUp()
    function* pulled() {
      yield commands.initialize
      port.connected = false
      yield commands.feed(100)
    }
    expect(await send(connection, pulled())).toEqual({ kind: 'failed', problem: 'vanished', begun: true })
    port.connected = true
    expect(await send(connection, slip)).toEqual({ kind: 'done', state: 'ready' })
  })
})
