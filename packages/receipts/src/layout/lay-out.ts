import type { ReceiptBlock, ReceiptDocument, ReceiptSize } from '@counterflow/core'
import { barcodeDots, barcodeModules, code128 } from '../codes/code-128.js'
import { qrCodeFor, qrCodeSide } from '../codes/qr-code.js'
import type { Face, LetterStyle } from './face.js'
import { dotsAcross, type PaperWidth } from './paper.js'
import type { PrintLayout } from './print-layout.js'
import { lineHeight, Sheet } from './sheet.js'

const sizes: Record<ReceiptSize, number> = { small: 20, normal: 24, large: 34 }
const indentation = 20
const room = 16
const barcodeHeight = 64
const marked: LetterStyle = { size: 30, weight: 700 }

// A thermal printer's dots run: a regular weight comes out thin and grey, so nothing is lighter than 500.
const styleOf = ({ size, strong }: { size: ReceiptSize; strong: boolean }): LetterStyle => ({
  size: sizes[size],
  weight: strong ? 700 : 500,
})

/** Says where everything of a receipt stands on paper of a width, in letters of a face. */
export function layOut(document: ReceiptDocument, paper: PaperWidth, face: Face): PrintLayout {
  const sheet = new Sheet(dotsAcross[paper], face)
  for (const block of document.blocks) put(block, sheet)
  return sheet.done()
}

function put(block: ReceiptBlock, sheet: Sheet): void {
  switch (block.kind) {
    case 'text':
      sheet.text(block.text, styleOf(block), { align: block.align })
      break
    case 'row':
      sheet.row(block.label, block.value, styleOf(block), block.indent ? indentation : 0)
      break
    case 'rule':
      sheet.skip(room / 2)
      putLine(sheet)
      sheet.skip(room / 2)
      break
    case 'space':
      sheet.skip(room)
      break
    case 'mark':
      putMark(block.text, sheet)
      break
    case 'barcode':
      putBarcode(block.content, sheet)
      break
    case 'code':
      putCode(block, sheet)
      break
    case 'signature':
      sheet.skip(4 * room)
      putLine(sheet)
      sheet.text(block.label, styleOf({ size: 'small', strong: false }), { align: 'start' })
  }
}

const putLine = (sheet: Sheet) => sheet.place(2, (box) => ({ ...box, kind: 'bar', x: 0, width: sheet.width }))

function putMark(text: string, sheet: Sheet): void {
  const begin = sheet.y
  sheet.skip(4)
  sheet.text(text, marked, { align: 'middle' })
  sheet.skip(4)
  const height = sheet.y - begin
  sheet.skip(-height)
  // Its box begins above that of its letters, and yet it is drawn after them: `drawBand` turns boxes round last.
  sheet.place(height, (box) => ({ ...box, kind: 'inverse', x: 0, width: sheet.width }))
  sheet.skip(room / 2)
}

function putBarcode(content: string, sheet: Sheet): void {
  const barcode = code128(content)
  const dots = barcode === undefined ? undefined : barcodeDots(barcode, sheet.width)
  if (barcode === undefined || dots === undefined) return
  const x = Math.round((sheet.width - barcodeModules(barcode) * dots) / 2)
  sheet.place(barcodeHeight, (box) => ({ ...box, kind: 'barcode', x, dots, barcode }))
  sheet.skip(room / 2)
}

function putCode(block: Extract<ReceiptBlock, { kind: 'code' }>, sheet: Sheet): void {
  const { content, caption, instead } = block
  const code = qrCodeFor(content, sheet.width)
  if (code === undefined) {
    if (instead !== null) putCode({ ...block, ...instead, instead: null }, sheet)
    return
  }
  const side = qrCodeSide(code)
  const x = Math.floor((sheet.width - side) / 2)
  sheet.place(side, (box) => ({ ...box, kind: 'qr', x, code }))
  const style = styleOf({ size: 'small', strong: false })
  sheet.text(caption, style, { align: 'middle' })
  sheet.skip(lineHeight(style) / 2)
}
