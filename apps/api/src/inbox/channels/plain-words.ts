import { type EntryContent, formatMoney, type Language, writtenText } from '@counterflow/core'

/**
 * What a message says, for ways that carry words alone: products with their names and prices, discounts with their
 * code, a picture with its address. Empty for what has no words.
 *
 * @param addressOf makes an address on the shop of a path
 */
export function plainWords(
  content: EntryContent,
  language: Language | null,
  addressOf: (path: string) => string,
): string {
  const written = writtenText(content)
  return [written, ...extra(content, language ?? 'en', addressOf)].filter((line) => line !== '').join('\n')
}

function extra(content: EntryContent, language: Language, addressOf: (path: string) => string): string[] {
  switch (content.type) {
    case 'products':
      return content.products.map(
        ({ title, price, handle }) =>
          `${title[language]} · ${formatMoney(price, language)}\n${addressOf(`/products/${handle}`)}`,
      )
    case 'discount':
      return [`${content.title}: ${content.code}`]
    case 'image':
      return [addressOf(content.url)]
    default:
      return []
  }
}
