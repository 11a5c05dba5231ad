/// <reference types="w3c-web-usb" />
import { BytesIn } from './bytes-in.js'
import { type PrinterConnection, PrinterError, type PrinterPort } from './printer-port.js'

/** A USB printer as it is remembered. */
export interface UsbPrinter {
  readonly vendor: number
  readonly product: number
  readonly serialNumber: string | null
}

const printerClass = 7
// Larger portions are refused by some drivers, and only broken into such ones by the others.
const portion = 16_384
// A printer whose paper has run out in the midst takes nothing more and says nothing.
const patienceForPortion = 15_000

/**
 * Lets somebody choose a printer at USB; has to be called by a click.
 * @returns undefined when they chose none.
 */
export async function chooseUsbPrinter(usb: Pick<USB, 'requestDevice'>): Promise<UsbPrinter | undefined> {
  try {
    const device = await usb.requestDevice({ filters: [{ classCode: printerClass }] })
    return {
      vendor: device.vendorId,
      product: device.productId,
      serialNumber: device.serialNumber ?? null,
    }
  } catch {
    return undefined
  }
}

/** A printer at USB (WebUSB), one that was chosen before. */
export class UsbConnection implements PrinterConnection {
  constructor(
    private readonly usb: Pick<USB, 'getDevices'>,
    private readonly printer: UsbPrinter,
  ) {}

  async open(): Promise<PrinterPort> {
    const { vendor, product, serialNumber } = this.printer
    const devices = await this.usb.getDevices()
    const alike = devices.filter(({ vendorId, productId }) => vendorId === vendor && productId === product)
    // Cheap printers have no number, or all the same one.
    const device = alike.find((each) => (each.serialNumber ?? null) === serialNumber) ?? alike[0]
    if (device === undefined) throw new PrinterError('not_connected')
    try {
      await device.open()
      if (device.configuration === null) await device.selectConfiguration(1)
      return await claimed(device)
    } catch (cause) {
      await device.close().catch(() => undefined)
      if (cause instanceof PrinterError) throw cause
      // A driver of the operating system holds it, or another tab.
      throw new PrinterError('busy', { cause })
    }
  }
}

async function claimed(device: USBDevice): Promise<PrinterPort> {
  const place = device.configuration?.interfaces.find(
    ({ alternate }) => alternate.interfaceClass === printerClass,
  )
  const endpoints = place?.alternate.endpoints.filter(({ type }) => type === 'bulk')
  const out = endpoints?.find(({ direction }) => direction === 'out')
  const into = endpoints?.find(({ direction }) => direction === 'in')
  if (place === undefined || out === undefined) throw new PrinterError('not_supported')
  await device.claimInterface(place.interfaceNumber)
  const answers = new BytesIn(async () => {
    if (into === undefined) return new Uint8Array()
    const { data } = await device.transferIn(into.endpointNumber, into.packetSize)
    return data === undefined
      ? new Uint8Array()
      : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  })
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; at += portion) {
        await transfer(device, out.endpointNumber, bytes.slice(at, at + portion))
      }
    },
    readByte: async (patience) => (into === undefined ? undefined : answers.take(patience)),
    close: () => device.close().catch(() => undefined),
  }
}

async function transfer(device: USBDevice, endpoint: number, bytes: Uint8Array): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrinterError('vanished')), patienceForPortion)
  })
  try {
    const { status } = await Promise.race([device.transferOut(endpoint, Uint8Array.from(bytes)), late])
    if (status !== 'ok') throw new PrinterError('vanished')
  } catch (cause) {
    throw cause instanceof PrinterError ? cause : new PrinterError('vanished', { cause })
  } finally {
    clearTimeout(timer)
  }
}
