import { amountsIn, type ReceiptContext } from './receipt-context.js'
import {
  type ReceiptDocument,
  receiptRow,
  receiptRule,
  receiptSpace,
  receiptText,
} from './receipt-document.js'
import { slipHead } from './receipt-head.js'

/** What tells somebody who sets a printer up whether it prints every script, all of the width, figures and codes. */
export function testSlip(at: string, context: ReceiptContext): ReceiptDocument {
  const { words, settings } = context
  const title = words('test')
  return {
    language: context.language,
    title,
    blocks: [
      { kind: 'mark', text: title },
      receiptText(settings.shopName, { align: 'middle', size: 'large', strong: true }),
      ...slipHead(title, at, context),
      receiptRule,
      receiptText(words('testScripts'), { size: 'small' }),
      receiptText('The quick brown fox 0123456789'),
      receiptText('다람쥐 헌 쳇바퀴에 타고파 0123456789'),
      receiptText('いろはにほへと 色は匂へど 0123456789'),
      receiptRow(words('total'), amountsIn(context, settings.currency)(1_234_567), {
        size: 'large',
        strong: true,
      }),
      receiptRule,
      receiptText(words('testNote'), { size: 'small' }),
      receiptSpace,
      { kind: 'barcode', content: 'TEST-1234' },
      { kind: 'code', content: 'COUNTERFLOW', caption: title, instead: null },
    ],
  }
}
