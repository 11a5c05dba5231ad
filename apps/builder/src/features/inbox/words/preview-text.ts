import type { Text } from '@counterflow/ui'
import type { Conversation } from '../conversation-queries'

/** The beginning of what was said last; words of ours where nothing was written. */
export const previewText = ({ preview }: Pick<Conversation, 'preview'>, { t }: Text): string =>
  preview === '' ? t('inbox.noPreview') : preview
