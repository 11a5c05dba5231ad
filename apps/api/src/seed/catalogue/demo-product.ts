import type { LocalizedText } from '@counterflow/core'

/** A variant of the demo shop. `price` in won; `counted` are the pieces in the shop and in the warehouse. */
export interface DemoVariant {
  readonly sku: string
  readonly title: LocalizedText
  readonly price: number
  /** What it cost before, for what is on sale. */
  readonly before?: number
  readonly counted: readonly [shop: number, warehouse: number]
}

export interface DemoProduct {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly color: string
  /** The kinds of things it is among, in the shop's own words. */
  readonly tags: readonly string[]
  /** Markdown; none for what comes in no sizes. */
  readonly sizeChart?: LocalizedText
  /** What its variants differ in. */
  readonly option: LocalizedText
  readonly variants: readonly DemoVariant[]
}

/** What variants differ in. */
export const optionNames = {
  size: { en: 'Size', ko: '크기', ja: 'サイズ' },
  capacity: { en: 'Capacity', ko: '용량', ja: '容量' },
  weight: { en: 'Weight', ko: '중량', ja: '内容量' },
  set: { en: 'Set', ko: '구성', ja: 'セット内容' },
  color: { en: 'Color', ko: '색상', ja: '色' },
  scent: { en: 'Scent', ko: '향', ja: '香り' },
  kind: { en: 'Type', ko: '종류', ja: '種類' },
} as const satisfies Record<string, LocalizedText>
