import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EmulatedUsbPrinter } from '../emulator/emulated-usb-printer.js'
import { PrinterEmulator } from '../emulator/printer-emulator.js'
import { commands } from '../escpos/commands.js'
import { send, stateOf } from './send.js'
import { chooseUsbPrinter, UsbConnection, type UsbPrinter } from './usb-connection.js'

const chosen: UsbPrinter = { vendor: 0x04b8, product: 0x0202, serialNumber: 'A1' }
const slip = [commands.initialize, commands.feed(100), commands.cut]
const done = { kind: 'done', state: 'ready' }

let device: EmulatedUsbPrinter
let plugged: USBDevice[]
let connection: UsbConnection
beforeEach(() => {
  device = new EmulatedUsbPrinter(new PrinterEmulator(384), 'A1')
  plugged = [device]
  connection = new UsbConnection({ getDevices: async () => plugged }, chosen)
})

describe('a printer at USB', () => {
  it('gets the bytes as they are, in portions that drivers take, and is given back each time', async () => {
    const large = commands.feed(7)
    const long = Uint8Array.from({ length: 39_999 }, (_, index) => large[index % large.length] ?? 0)
    expect(await send(connection, [commands.initialize, long, commands.cut])).toEqual(done)
    const sent = Uint8Array.of(...commands.initialize, ...long, ...commands.cut)
    const jobs = device.arrived.filter((bytes) => bytes.length !== commands.status(1).length)
    expect(jobs.map(({ length }) => length)).toContain(16_384)
    expect(Buffer.concat(jobs).equals(sent)).toBe(true)
    expect([device.opened, device.printer.papers.length]).toEqual([false, 1])
    expect(await send(connection, slip)).toEqual(done)
  })

  it('that vanishes in the midst of a receipt says so, and prints it whole once it is back', async () => {
    function* pulled() {
      yield commands.initialize
      device.isPulled = true
      yield commands.feed(100)
    }
    expect(await send(connection, pulled())).toEqual({ kind: 'failed', problem: 'vanished', begun: true })
    expect(await send(connection, slip)).toMatchObject({ problem: 'busy', begun: false })
    plugged = []
    expect(await send(connection, slip)).toMatchObject({ problem: 'not_connected', begun: false })
    plugged = [new EmulatedUsbPrinter(new PrinterEmulator(384), 'A1')]
    expect(await send(connection, slip)).toEqual(done)
  })

  it('that has no paper says so before anything is printed, and when it runs out at the end', async () => {
    device.printer.trouble = { hasNoPaper: true }
    expect(await send(connection, slip)).toEqual({ kind: 'failed', problem: 'no_paper', begun: false })
    expect([await stateOf(connection), device.printer.papers.length]).toEqual(['no_paper', 0])
    device.printer.trouble = {}
    function* runningOut() {
      yield* slip
      device.printer.trouble = { hasNoPaper: true }
    }
    expect(await send(connection, runningOut())).toEqual({ kind: 'failed', problem: 'no_paper', begun: true })
  })

  it('that takes nothing more is waited for, and not for ever', async () => {
    vi.useFakeTimers()
    function* stuck() {
      yield commands.initialize
      device.isStuck = true
      yield commands.feed(100)
    }
    const sending = send(connection, stuck())
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await sending).toEqual({ kind: 'failed', problem: 'vanished', begun: true })
    vi.useRealTimers()
  })

  it('is told from its like by its number, and taken without one where it is the only one', async () => {
    const other = new EmulatedUsbPrinter(new PrinterEmulator(384), 'B2')
    plugged = [other, device]
    expect(await send(connection, slip)).toEqual(done)
    expect([device.printer.papers.length, other.printer.papers.length]).toEqual([1, 0])
    plugged = [other]
    expect(await send(connection, slip)).toEqual(done)
  })

  it('is busy while something else holds it', async () => {
    device.isHeld = true
    expect(await send(connection, slip)).toEqual({ kind: 'failed', problem: 'busy', begun: false })
    expect(device.opened).toBe(false)
  })

  it('is chosen by somebody, or none is', async () => {
    const usb = { requestDevice: async (): Promise<USBDevice> => device }
    expect(await chooseUsbPrinter(usb)).toEqual(chosen)
    usb.requestDevice = () => Promise.reject(new DOMException('None.', 'NotFoundError'))
    expect(await chooseUsbPrinter(usb)).toBeUndefined()
  })
})
