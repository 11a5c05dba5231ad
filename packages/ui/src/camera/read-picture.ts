import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import address from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeFormat } from './code-format'

const names: Readonly<Record<CodeFormat, NonNullable<ReaderOptions['formats']>[number]>> = {
  ean_13: 'EAN13',
  ean_8: 'EAN8',
  upc_a: 'UPCA',
  upc_e: 'UPCE',
  code_128: 'Code128',
  code_39: 'Code39',
  itf: 'ITF',
  qr_code: 'QRCode',
}

// The library would fetch it from somebody else's server: ours has it, and keeps it for when there is no network.
prepareZXingModule({ overrides: { locateFile: () => address } })

/** What the codes in a picture say, of those kinds that are looked for. */
export async function readPicture(picture: ImageData, formats: readonly CodeFormat[]): Promise<string[]> {
  const found = await readBarcodes(picture, {
    formats: formats.map((format) => names[format]),
    // White on black is on nothing that is sold, and looking for it costs a third of the time.
    tryInvert: false,
    // As it is printed: the form for people puts brackets around parts of some codes.
    textMode: 'Plain',
  })
  return found.map(({ text }) => text)
}
