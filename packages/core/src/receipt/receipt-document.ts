import type { Language } from '../text/languages.js'

/** How large something is printed. */
export type ReceiptSize = 'small' | 'normal' | 'large'

/** A piece of a receipt. Where its lines break is for whoever draws it: that depends on the paper and its letters. */
export type ReceiptBlock =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align: 'start' | 'middle'
      readonly size: ReceiptSize
      readonly strong: boolean
    }
  /** Something at the left and its figure at the right edge. */
  | {
      readonly kind: 'row'
      readonly label: string
      readonly value: string
      readonly size: ReceiptSize
      readonly strong: boolean
      readonly indent: boolean
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' }
  /** White on black, across the paper: nobody takes a copy for the first one. */
  | { readonly kind: 'mark'; readonly text: string }
  /** Code 128, for a scanner that stands at the till. Left out where it is too wide for the paper. */
  | { readonly kind: 'barcode'; readonly content: string }
  /** A QR code, and what stands for it on paper that is too narrow. */
  | {
      readonly kind: 'code'
      readonly content: string
      readonly caption: string
      readonly instead: { readonly content: string; readonly caption: string } | null
    }
  /** A line to sign on. */
  | { readonly kind: 'signature'; readonly label: string }

/** A receipt, or any other slip of a till, as what it says: from top to bottom, in one language. */
export interface ReceiptDocument {
  readonly language: Language
  /** What it is, for a list of print jobs and the heading of a page. */
  readonly title: string
  readonly blocks: readonly ReceiptBlock[]
}

/** A paragraph of a receipt. */
export const receiptText = (
  text: string,
  {
    align = 'start',
    size = 'normal',
    strong = false,
  }: { align?: 'start' | 'middle'; size?: ReceiptSize; strong?: boolean } = {},
): ReceiptBlock => ({ kind: 'text', text, align, size, strong })

/** A line of a receipt with a figure at its end. */
export const receiptRow = (
  label: string,
  value: string,
  {
    size = 'normal',
    strong = false,
    indent = false,
  }: { size?: ReceiptSize; strong?: boolean; indent?: boolean } = {},
): ReceiptBlock => ({ kind: 'row', label, value, size, strong, indent })

/** A line across. */
export const receiptRule: ReceiptBlock = { kind: 'rule' }

/** A little room. */
export const receiptSpace: ReceiptBlock = { kind: 'space' }
