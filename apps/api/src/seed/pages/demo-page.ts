import type { LocalizedText } from '@counterflow/core'
import type { StorePageKind } from '../../engagement/pages/store-page.contract.js'

/** A page of the demo shop. */
export interface DemoPage {
  readonly handle: string
  readonly kind: StorePageKind
  readonly tag?: string
  readonly title: LocalizedText
  /** Markdown. */
  readonly body: LocalizedText
  readonly inMenu: boolean
}
