import { formatDateTime } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import type { EntryContent } from '../conversation-queries'

/** What an entry says, in one text: what was written, or words for what was shared or done. */
export function contentText(content: EntryContent, { t, local, language }: Text): string {
  switch (content.type) {
    case 'text':
      return content.text
    case 'email':
      return [content.subject, content.text].filter((part) => part !== '').join('\n')
    case 'products':
      return [content.text, content.products.map(({ title }) => local(title)).join(', ')]
        .filter(Boolean)
        .join('\n')
    case 'discount':
      return [content.text, content.code].filter(Boolean).join('\n')
    case 'image':
      return content.text ?? t('inbox.picture')
    case 'cart': {
      const { deed, productName, quantity } = content
      return productName === null
        ? t(`inbox.event.cartNameless.${deed}`, { count: quantity })
        : t(`inbox.event.cart.${deed}`, { name: productName, count: quantity })
    }
    case 'assigned':
      return content.staffName === null
        ? t('inbox.event.unassigned')
        : t('inbox.event.assigned', { name: content.staffName })
    case 'state':
      return content.state === 'snoozed' && content.until !== undefined
        ? t('inbox.event.snoozed', { until: formatDateTime(content.until, language) })
        : t(`inbox.event.state.${content.state}`)
    case 'redacted':
      return t('inbox.redacted')
  }
}
