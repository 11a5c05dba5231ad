import { type ReceiptDocument, receiptHtml } from '@counterflow/core'
import { barcodeModules, code128 } from '../codes/code-128.js'
import { qrCodeFor } from '../codes/qr-code.js'
import { dotsAcross, type PaperWidth } from '../layout/paper.js'
import { loadTypefaces } from '../raster/canvas-pen.js'

const dotsPerMillimetre = 8

const place = 'counterflow-receipt'

/** Nothing of the page but the receipt, in black on white, on paper of its width. */
const styleOf = (paper: PaperWidth) => `
@page { size: ${paper}mm auto; margin: 0 }
@media screen { #${place} { display: none } }
@media print {
  html, body { background: #fff !important; color-scheme: light; margin: 0 }
  body > *:not(#${place}) { display: none !important }
  #${place} { width: ${dotsAcross[paper] / dotsPerMillimetre}mm; margin: 0 auto; padding: 2mm 0 8mm;
    font: 500 3mm/1.3 "Inter Variable", "Pretendard Variable", "Noto Sans JP Variable", sans-serif;
    print-color-adjust: exact }
  #${place} svg { display: block; margin: 0 auto; max-width: 100% }
  #${place} p { margin: 1mm 0; font-size: 0.85em }
}`

/** A receipt as HTML for paper: as by mail, and with its codes. */
export const printPageHtml = (document: ReceiptDocument, paper: PaperWidth): string =>
  receiptHtml(document, {
    markup: (block) => (block.kind === 'code' ? qrMarkup(block, paper) : barcodeMarkup(block.content)),
  })

function qrMarkup(
  {
    content,
    caption,
    instead,
  }: { content: string; caption: string; instead: { content: string; caption: string } | null },
  paper: PaperWidth,
): string {
  const code = qrCodeFor(content, dotsAcross[paper])
  if (code === undefined) return instead === null ? '' : qrMarkup({ ...instead, instead: null }, paper)
  const side = code.modules.length
  const path = code.modules
    .flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  const size = (side * code.dots) / dotsPerMillimetre
  const text = caption.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<svg viewBox="0 0 ${side} ${side}" width="${size}mm" height="${size}mm" shape-rendering="crispEdges"><path d="${path}"/></svg><p>${text}</p>`
}

function barcodeMarkup(content: string): string {
  const barcode = code128(content)
  if (barcode === undefined) return ''
  const modules = barcodeModules(barcode)
  let left = 0
  const bars = barcode.map((width, index) => {
    const x = left
    left += width
    return index % 2 === 0 ? `<rect x="${x}" width="${width}" height="1"/>` : ''
  })
  return `<svg viewBox="0 0 ${modules} 1" preserveAspectRatio="none" width="44mm" height="8mm" shape-rendering="crispEdges">${bars.join('')}</svg>`
}

/**
 * Prints through the browser: its dialog appears; on a till that was started with `--kiosk-printing` it does not.
 * Whether something was printed, no browser tells.
 */
export async function printPage(receipt: ReceiptDocument, paper: PaperWidth): Promise<void> {
  const html = printPageHtml(receipt, paper)
  await loadTypefaces(html.replaceAll(/<[^>]*>/g, ''), receipt.language, document.fonts)
  // A new receipt takes the place of one whose dialog never said that it was closed.
  document.getElementById(place)?.remove()
  const page = document.createElement('div')
  page.id = place
  page.innerHTML = html
  const style = document.createElement('style')
  style.textContent = styleOf(paper)
  page.append(style)
  document.body.append(page)
  // Some browsers print after `print` has returned; all of them say when they are done.
  window.addEventListener('afterprint', () => page.remove(), { once: true })
  window.print()
}
