import type { EntryContent } from '../conversation-queries'
import type { Draft } from './draft'

/** A reply that was taken back, as a draft again: what was written since stands behind it. */
export function draftOf(content: EntryContent, before: Draft): Draft {
  const written = 'text' in content ? (content.text ?? '') : ''
  const reply = [written, before.reply].filter((part) => part.trim() !== '').join('\n')
  return {
    ...before,
    mode: 'reply',
    reply,
    ...(content.type === 'products' && {
      products: content.products.map(({ productId, title, price, imageUrl }) => ({
        id: productId,
        title,
        price,
        image: imageUrl,
      })),
    }),
    ...(content.type === 'discount' && { discount: { id: content.discountId, code: content.code } }),
    ...(content.type === 'image' && { image: { id: content.mediaId, url: content.url } }),
  }
}
