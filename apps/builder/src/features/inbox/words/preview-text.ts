import type { Text } from '@counterflow/ui'
import type { Conversation } from '../conversation-queries'

/** The beginning of what was said last; words of ours for what it shares, where nothing was written. */
export function previewText(
  { preview, shares }: Pick<Conversation, 'preview' | 'shares'>,
  { t }: Text,
): string {
  if (preview !== '') return preview
  if (shares === null) return t('inbox.noPreview')
  return shares === 'image' ? t('inbox.picture') : t(`inbox.shares.${shares}`)
}
