import type { Language } from '@counterflow/core'
import { spokenLanguage } from '../texts/texts'

/** What the page that shows the widget has said of it, by the attributes of its script tag. */
export interface WidgetOptions {
  /** Where the shop is, with a slash at its end. */
  readonly shop: string
  readonly language: Language
  /** A hexadecimal colour: `#1f6feb`. */
  readonly color: string
  readonly side: 'left' | 'right'
  /** `page`: as the page itself says by `color-scheme`. */
  readonly scheme: 'page' | 'light' | 'dark'
  readonly cart: string | null
}

const usualColor = '#2459d6'
const hexColor = /^#(?:[\da-f]{3}|[\da-f]{6})$/i

/**
 * Reads `data-language`, `data-color`, `data-position`, `data-scheme` and `data-cart`. What makes no sense is as though
 * it were not there: a page must not lose its chat over a typing error.
 * @param address where the script came from: the shop is beside it
 * @param languages what else tells the language, the best first
 */
export function readOptions(
  attributes: Readonly<Record<string, string | undefined>>,
  address: string,
  languages: readonly string[],
): WidgetOptions {
  const { language, color, position, scheme, cart } = attributes
  return {
    shop: new URL('.', address).href,
    language: spokenLanguage([language, ...languages]),
    color: color !== undefined && hexColor.test(color) ? color : usualColor,
    side: position === 'left' ? 'left' : 'right',
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'page',
    cart: cart === undefined || cart === '' ? null : cart,
  }
}

/** Black or white, whichever is read more easily on a hexadecimal colour (WCAG's contrast). */
export function readableOn(color: string): '#000' | '#fff' {
  const digits = color.slice(1)
  const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const share = Number.parseInt(wide.slice(start, start + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#fff' : '#000'
}
