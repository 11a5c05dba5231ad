import { topics } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconTag } from '@tabler/icons-react'
import { useMay } from '../../session/useStaff'
import type { Entry } from '../conversation-queries'
import { useInbox } from '../InboxContext'
import { useTopicCorrection } from '../useConversationDeeds'
import classes from './TopicChip.module.css'

/** What a message is about, how sure that is, and a way to correct it. Without a label it is an offer to give one. */
export function TopicChip({ entry, conversationId }: { entry: Entry; conversationId: string }) {
  const { t, language } = useText()
  const may = useMay()
  const { tellsTopics } = useInbox()
  const correct = useTopicCorrection(conversationId)
  const { topic, content } = entry
  if (!tellsTopics || content.type === 'redacted' || (topic === null && !may('inbox.reply'))) return null
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const why =
    topic === null
      ? t('inbox.topic.none')
      : topic.by === 'staff' || topic.probability === null
        ? t('inbox.topic.byStaff')
        : t('inbox.topic.byModel', { certainty: percent.format(topic.probability) })
  const label = topic === null ? t('inbox.topic.add') : t(`topics.${topic.topic}`)
  return (
    <Menu position="bottom-start" width={250} disabled={!may('inbox.reply')}>
      <Menu.Target>
        <UnstyledButton
          className={classes.chip}
          data-empty={topic === null || undefined}
          title={why}
          aria-label={topic === null ? label : t('inbox.topic.label', { topic: label, why })}
        >
          <IconTag size={12} aria-hidden />
          {label}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {why}
        </Text>
        {topics.map((each) => (
          <Menu.Item
            key={each}
            leftSection={
              <IconCheck
                size={14}
                aria-hidden
                style={{ visibility: each === topic?.topic ? 'visible' : 'hidden' }}
              />
            }
            onClick={() => correct.mutate({ entryId: entry.id, topic: each })}
          >
            {t(`topics.${each}`)}
          </Menu.Item>
        ))}
        {topic !== null && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => correct.mutate({ entryId: entry.id, topic: null })}>
              {t('topics.none')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
