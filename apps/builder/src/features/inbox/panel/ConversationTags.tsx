import { TagList, useText } from '@counterflow/ui'
import { TagsInput } from '@mantine/core'
import { useMay } from '../../session/useStaff'
import type { ConversationDetail } from '../conversation-queries'
import { useConversationDeed } from '../useConversationDeeds'

/** The tags of a conversation; whoever may answer it types new ones and takes others away. */
export function ConversationTags({ conversation: { id, tags } }: { conversation: ConversationDetail }) {
  const { t } = useText()
  const may = useMay()
  const deed = useConversationDeed()
  if (!may('inbox.reply')) return tags.length > 0 ? <TagList tags={tags} /> : null
  const change = (typed: string[]) => {
    const wanted = typed.map((tag) => tag.trim().slice(0, 40)).filter((tag) => tag !== '')
    deed.mutate({ conversationId: id, deed: { kind: 'tags', tags: [...new Set(wanted)] } })
  }
  return (
    <TagsInput
      size="xs"
      aria-label={t('inbox.panel.tags')}
      placeholder={tags.length === 0 ? t('inbox.panel.addTag') : undefined}
      value={tags}
      onChange={change}
      maxTags={50}
      disabled={deed.isPending}
    />
  )
}
