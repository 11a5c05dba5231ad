import { type Topic, topics } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { ActionIcon, CloseButton, Group, Menu, Text } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconArrowsSort, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { SearchInput } from '../../../platform/list/SearchInput'
import { assigneesQuery, conversationCountsQuery } from '../conversation-queries'
import { useInbox } from '../InboxContext'
import { type InboxSearch, inboxSorts } from '../inbox-search'
import { useChannelTitle } from '../words/useChannelTitle'
import classes from './ListFilters.module.css'
import { TooOldForTopics } from './TooOldForTopics'
import { ViewTabs } from './ViewTabs'

interface ListFiltersProps {
  search: InboxSearch
  onChange: (changed: Partial<InboxSearch>) => void
}

/** Which conversations are listed, and in which order. All of it stays in the address. */
export function ListFilters({ search, onChange }: ListFiltersProps) {
  const { t } = useText()
  const { tellsTopics } = useInbox()
  return (
    <div className={classes.head}>
      <ViewTabs search={search} />
      <Group gap={4} wrap="nowrap" px="sm" pb="xs">
        <SearchInput
          label={t('inbox.search')}
          value={search.search}
          onChange={(words) => onChange({ search: words })}
        />
        {tellsTopics && <TopicMenu chosen={search.topic} onChoose={(topic) => onChange({ topic })} />}
        <SortMenu chosen={search.sort ?? 'newest'} onChoose={(sort) => onChange({ sort })} />
      </Group>
      {!tellsTopics && <TooOldForTopics />}
      <Chips search={search} onChange={onChange} />
    </div>
  )
}

function TopicMenu({
  chosen,
  onChoose,
}: {
  chosen: Topic | undefined
  onChoose: (topic: Topic | undefined) => void
}) {
  const { t, language } = useText()
  const { data: counts } = useQuery(conversationCountsQuery)
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon
          size={36}
          variant={chosen === undefined ? 'default' : 'light'}
          color={chosen === undefined ? 'gray' : undefined}
          aria-label={t('inbox.byTopic')}
        >
          <IconAdjustmentsHorizontal size={17} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('inbox.byTopic')}</Menu.Label>
        {topics.map((topic) => (
          <Menu.Item
            key={topic}
            leftSection={<Mark shown={topic === chosen} />}
            rightSection={
              <Text size="xs" c="dimmed" className="cf-figures">
                {counts?.topics == null ? '' : formatNumber(counts.topics[topic] ?? 0, language)}
              </Text>
            }
            onClick={() => onChoose(topic === chosen ? undefined : topic)}
          >
            {t(`topics.${topic}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function SortMenu({
  chosen,
  onChoose,
}: {
  chosen: (typeof inboxSorts)[number]
  onChoose: (sort: InboxSearch['sort']) => void
}) {
  const { t } = useText()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label={t('inbox.sortBy')}>
          <IconArrowsSort size={17} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('inbox.sortBy')}</Menu.Label>
        {inboxSorts.map((sort) => (
          <Menu.Item
            key={sort}
            leftSection={<Mark shown={sort === chosen} />}
            onClick={() => onChoose(sort === 'newest' ? undefined : sort)}
          >
            {t(`inbox.sort.${sort}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Mark = ({ shown }: { shown: boolean }) => (
  <IconCheck size={14} aria-hidden style={{ visibility: shown ? 'visible' : 'hidden' }} />
)

/** What narrows the list, each with a way out of it. */
function Chips({ search, onChange }: ListFiltersProps) {
  const { t } = useText()
  const { data: assignees } = useQuery({ ...assigneesQuery, enabled: search.assigneeId !== undefined })
  const channelTitle = useChannelTitle()
  const chips: { key: keyof InboxSearch; label: string }[] = []
  if (search.topic !== undefined) chips.push({ key: 'topic', label: t(`topics.${search.topic}`) })
  if (search.channel !== undefined) chips.push({ key: 'channel', label: channelTitle(search.channel) })
  if (search.customerId !== undefined) chips.push({ key: 'customerId', label: t('inbox.oneCustomer') })
  if (search.tag !== undefined) chips.push({ key: 'tag', label: search.tag })
  if (search.assigneeId !== undefined) {
    const name = assignees?.find(({ id }) => id === search.assigneeId)?.name ?? '…'
    chips.push({ key: 'assigneeId', label: t('inbox.assignedTo', { name }) })
  }
  if (search.sort !== undefined) chips.push({ key: 'sort', label: t(`inbox.sort.${search.sort}`) })
  if (chips.length === 0) return null
  return (
    <Group gap={6} px="sm" pb="xs">
      {chips.map(({ key, label }) => (
        <span key={key} className={classes.chip}>
          {label}
          <CloseButton
            size="xs"
            aria-label={t('inbox.dropFilter', { filter: label })}
            onClick={() => onChange({ [key]: undefined })}
          />
        </span>
      ))}
    </Group>
  )
}
