/// <reference types="w3c-web-usb" />
import type { PrinterEmulator } from './printer-emulator.js'

const gone = () => new DOMException('The device was disconnected.', 'NetworkError')
const endpoint = (endpointNumber: number, direction: USBDirection): USBEndpoint => ({
  endpointNumber,
  direction,
  type: 'bulk',
  packetSize: 64,
})

/** A printer of the USB printer class, as a browser shows it: with an emulated printer behind its two pipes. */
export class EmulatedUsbPrinter implements USBDevice {
  readonly vendorId = 0x04b8
  readonly productId = 0x0202
  readonly usbVersionMajor = 2
  readonly usbVersionMinor = 0
  readonly usbVersionSubminor = 0
  readonly deviceClass = 0
  readonly deviceSubclass = 0
  readonly deviceProtocol = 0
  readonly deviceVersionMajor = 1
  readonly deviceVersionMinor = 0
  readonly deviceVersionSubminor = 0
  readonly configurations: USBConfiguration[]
  readonly manufacturerName = 'Emulated'
  readonly productName = 'Receipts'
  configuration: USBConfiguration | null = null
  opened = false

  /** All that was sent, transfer by transfer. */
  readonly arrived: Uint8Array[] = []
  isPulled = false
  /** Takes nothing more, and says nothing. */
  isStuck = false
  /** Another program has its interface. */
  isHeld = false
  readonly #answers: number[] = []
  #waiting: ((answer: USBInTransferResult) => void) | undefined
  #giveUp: ((error: DOMException) => void) | undefined

  constructor(
    readonly printer: PrinterEmulator,
    readonly serialNumber: string | null,
  ) {
    const alternate: USBAlternateInterface = {
      alternateSetting: 0,
      interfaceClass: 7,
      interfaceSubclass: 1,
      interfaceProtocol: 2,
      interfaceName: null,
      endpoints: [endpoint(1, 'out'), endpoint(2, 'in')],
    }
    const printing: USBInterface = {
      interfaceNumber: 0,
      alternate,
      alternates: [alternate],
      claimed: false,
    }
    this.configurations = [{ configurationValue: 1, configurationName: null, interfaces: [printing] }]
  }

  async open(): Promise<void> {
    if (this.isPulled) throw gone()
    this.opened = true
  }

  async close(): Promise<void> {
    this.opened = false
    this.#giveUp?.(new DOMException('It was closed.', 'AbortError'))
  }

  async selectConfiguration(): Promise<void> {
    this.configuration = this.configurations[0] ?? null
  }

  async claimInterface(): Promise<void> {
    if (this.isHeld) throw new DOMException('Unable to claim interface.', 'NetworkError')
  }

  async transferOut(_endpoint: number, data: ArrayBuffer | ArrayBufferView): Promise<USBOutTransferResult> {
    if (this.isPulled) throw gone()
    if (this.isStuck) return new Promise(() => {})
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer).slice()
    this.arrived.push(bytes)
    this.#answers.push(...this.printer.take(bytes))
    this.#answer()
    return { status: 'ok', bytesWritten: bytes.length }
  }

  transferIn(): Promise<USBInTransferResult> {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve
      this.#giveUp = reject
      this.#answer()
    })
  }

  #answer(): void {
    if (this.#waiting === undefined || this.#answers.length === 0) return
    const data = new DataView(Uint8Array.from(this.#answers.splice(0)).buffer)
    this.#waiting({ status: 'ok', data })
    this.#waiting = undefined
    this.#giveUp = undefined
  }

  async forget() {}
  async reset() {}
  async releaseInterface() {}
  async selectAlternateInterface() {}
  async clearHalt() {}
  async controlTransferIn(): Promise<USBInTransferResult> {
    return { status: 'stall' }
  }
  async controlTransferOut(): Promise<USBOutTransferResult> {
    return { status: 'stall', bytesWritten: 0 }
  }
  async isochronousTransferIn(): Promise<USBIsochronousInTransferResult> {
    throw gone()
  }
  async isochronousTransferOut(): Promise<USBIsochronousOutTransferResult> {
    throw gone()
  }
}
