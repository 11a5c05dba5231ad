import type { ReceiptBlock, ReceiptDocument, ReceiptSize } from './receipt-document.js'

/** How codes are shown in a page: as markup of the caller's, or not at all. */
export interface ReceiptCodes {
  /** Safe HTML for a QR code or barcode; an empty text leaves it out. */
  markup(block: Extract<ReceiptBlock, { kind: 'barcode' | 'code' }>): string
}

const noCodes: ReceiptCodes = { markup: () => '' }

const sizes: Record<ReceiptSize, string> = { small: '0.85em', normal: '1em', large: '1.35em' }

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
/** Line breaks that people typed stay. */
const written = (text: string) => escaped(text).replaceAll(/\r?\n/g, '<br>')

const font = ({ size, strong }: { size: ReceiptSize; strong: boolean }) =>
  `font-size:${sizes[size]};font-weight:${strong ? 700 : 400}`

/**
 * The receipt as a fragment of HTML for a mail or a page: inline styles and a table, which every mail program knows,
 * nothing from elsewhere, every text escaped. It has no width of its own.
 * @param codes without it, QR codes and barcodes are left out, since mail programs show no pictures of ours.
 */
export function receiptHtml(receipt: ReceiptDocument, codes: ReceiptCodes = noCodes): string {
  const rows = receipt.blocks.map((block) => rowOf(block, codes)).join('')
  return (
    `<table role="presentation" lang="${receipt.language}" cellpadding="0" cellspacing="0" ` +
    'style="width:100%;border-collapse:collapse;color:#000;font-variant-numeric:tabular-nums;line-height:1.4' +
    // Korean breaks between words, as English does; left to itself, a page breaks it anywhere.
    `${receipt.language === 'ko' ? ';word-break:keep-all' : ''}">` +
    `${rows}</table>`
  )
}

const across = (content: string, style = '') => `<tr><td colspan="2" style="${style}">${content}</td></tr>`

function rowOf(block: ReceiptBlock, codes: ReceiptCodes): string {
  switch (block.kind) {
    case 'text':
      return across(
        written(block.text),
        `${font(block)};text-align:${block.align === 'middle' ? 'center' : 'start'};overflow-wrap:anywhere`,
      )
    case 'row': {
      const indent = block.indent ? ';padding-inline-start:1em' : ''
      return (
        `<tr><td style="${font(block)}${indent};vertical-align:bottom;overflow-wrap:anywhere">${written(block.label)}</td>` +
        `<td style="${font(block)};text-align:end;vertical-align:bottom;white-space:nowrap;padding-inline-start:1em">` +
        `${escaped(block.value)}</td></tr>`
      )
    }
    case 'rule':
      return across('', 'border-bottom:1px solid #000;height:6px;line-height:6px')
    case 'space':
      return across('', 'height:12px;line-height:12px')
    case 'mark':
      return across(
        written(block.text),
        'background:#000;color:#fff;text-align:center;font-weight:700;padding:4px',
      )
    case 'signature':
      return across(escaped(block.label), 'border-top:1px solid #000;padding-top:4px;font-size:0.85em')
    case 'barcode':
    case 'code': {
      const markup = codes.markup(block)
      return markup === '' ? '' : across(markup, 'text-align:center;padding:8px 0')
    }
  }
}
