import { languages, readSealedReceipt, saleReceipt } from '@counterflow/core'
import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { boxFace } from '../../test/box-face.js'
import { sampleContext, sampleSale } from '../../test/sample-receipts.js'
import { drawerBytes, receiptBytes } from '../escpos/print-job.js'
import { layOut } from '../layout/lay-out.js'
import { dotsAcross, type PaperWidth, paperWidths } from '../layout/paper.js'
import { Bitmap } from '../raster/bitmap.js'
import { bandHeight, drawBands } from '../raster/draw-bands.js'
import { EscPosParser } from './escpos-parser.js'
import { png } from './png.js'
import { PrinterEmulator } from './printer-emulator.js'

function printed(bytes: Iterable<Uint8Array>, paper: PaperWidth): PrinterEmulator {
  const printer = new PrinterEmulator(dotsAcross[paper])
  for (const portion of bytes) printer.take(portion)
  return printer
}

/** Dots as a camera would see them: four times as large, with white around. */
function seen(bitmap: Bitmap): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [bitmap.width * 2, bitmap.height * 2]
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (bitmap.get(x >> 1, y >> 1)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return { width, height, data }
}

const papersOf = languages.flatMap((language) => paperWidths.map((paper) => ({ language, paper })))

describe('a receipt on paper', () => {
  it.each(papersOf)(
    'is what was drawn, and its code restores the sale ($language, $paper mm)',
    async (one) => {
      const sale = sampleSale(one.language, { lines: 3, discounts: true })
      const layout = layOut(saleReceipt(sale, await sampleContext(one.language)), one.paper, boxFace)
      const strips = [...drawBands(layout, boxFace)]
      const printer = printed(receiptBytes(strips, { cuts: true }), one.paper)

      const drawn = Bitmap.joined(strips, dotsAcross[one.paper])
      expect(printer.strays).toEqual([])
      expect(printer.papers.map(({ bytes }) => Buffer.from(bytes).equals(Buffer.from(drawn.bytes)))).toEqual([
        true,
      ])
      expect(printer.hanging.height).toBe(0)

      const code = layout.marks.find(({ kind }) => kind === 'qr')
      const [paper = drawn] = printer.papers
      const strip = paper.bytes.slice((code?.top ?? 0) * paper.stride, (code?.bottom ?? 0) * paper.stride)
      const part = new Bitmap(paper.width, strip.length / paper.stride, strip)
      expect(readSealedReceipt(decodeQR(seen(part)))).toEqual({ kind: 'event', event: sale })
    },
  )

  it('says that it is too long for a code, and bears its number and seal instead', async () => {
    const sale = sampleSale('ko', { lines: 20 })
    const document = saleReceipt(sale, await sampleContext('ko'))
    const wide = layOut(document, 80, boxFace)
    const narrow = layOut(document, 58, boxFace)
    const textOf = ({ marks }: typeof wide) =>
      marks.map((mark) => (mark.kind === 'letters' ? mark.text : '')).join('')
    expect(textOf(wide)).toContain('전체가 들어 있습니다')
    expect(textOf(narrow)).toContain('봉인값만')
    const code = narrow.marks.find(({ kind }) => kind === 'qr')
    expect(code?.kind === 'qr' && code.code.modules.length).toBeLessThan(60)
  })

  it('of 500 lines is never more than a strip in memory, and loses no row', async () => {
    const document = saleReceipt(sampleSale('ko', { lines: 500 }), await sampleContext('ko'))
    const layout = layOut(document, 80, boxFace)
    const asked: number[] = []
    const pen = {
      ...boxFace,
      draw: (...[letters, width, height]: Parameters<typeof boxFace.draw>) => {
        asked.push(letters.length)
        return boxFace.draw(letters, width, height)
      },
    }
    let rows = 0
    for (const strip of drawBands(layout, pen)) {
      expect(strip.height).toBeLessThanOrEqual(bandHeight)
      rows += strip.height
    }
    expect(rows).toBe(layout.height)
    expect(rows).toBeGreaterThan(15_000)
    // A strip is given its own letters and those that stick into it, not all of the receipt.
    expect(Math.max(...asked)).toBeLessThan(120)
  })

  it('is read from bytes that come in any portions', async () => {
    const layout = layOut(saleReceipt(sampleSale('en', { lines: 1 }), await sampleContext('en')), 58, boxFace)
    const whole = Buffer.concat([...receiptBytes(drawBands(layout, boxFace), { cuts: true })])
    const portions = Array.from({ length: Math.ceil(whole.length / 7) }, (_, index) =>
      whole.subarray(index * 7, index * 7 + 7),
    )
    const [atOnce, bitByBit] = [printed([whole], 58), printed(portions, 58)]
    expect(bitByBit.papers).toEqual(atOnce.papers)
    expect(bitByBit.waiting).toBe(0)
  })

  it('is an image for whoever wants to look at it', async () => {
    const bitmap = new Bitmap(9, 2)
    bitmap.set(8, 1)
    const image = Buffer.from(await png(bitmap))
    expect(image.subarray(1, 4).toString()).toBe('PNG')
    expect(image.readUInt32BE(16)).toBe(9)
    expect(image.readUInt32BE(20)).toBe(2)
  })
})

describe('the emulated printer', () => {
  it('opens the drawer at the contact that it is told', () => {
    const printer = printed([...drawerBytes({ drawer: 2 }), ...drawerBytes({ drawer: 5 })], 80)
    expect(printer.kicks).toEqual([2, 5])
    expect(printer.papers).toEqual([])
  })

  it('shows bytes that are no command, as letters on paper would', () => {
    expect(new EscPosParser().feed(Buffer.from('Hi'))).toEqual([
      { kind: 'stray', byte: 72 },
      { kind: 'stray', byte: 105 },
    ])
  })
})
