import { ErrorState, Notice, RelativeTime, usePageTitle, useText } from '@counterflow/ui'
import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { ChannelStateBadge } from './ChannelStateBadge'
import { ChatChannelForm } from './ChatChannelForm'
import { type ChannelSetup, channelQuery } from './channel-queries'
import { EmailChannelForm } from './EmailChannelForm'
import { PluginChannelForm } from './PluginChannelForm'

const route = getRouteApi('/shell/settings/channels/$channelId')

const forms = { chat: ChatChannelForm, email: EmailChannelForm, plugin: PluginChannelForm }

/** How one channel is set up, and how it fares. */
export function ChannelPage() {
  const text = useText()
  const { t, language } = text
  const { channelId } = route.useParams()
  const { data, error, refetch } = useQuery(channelQuery(channelId))
  usePageTitle(data?.title[language])
  if (data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const Form = forms[data.kind]
  return (
    <Stack gap="md">
      <Anchor component={Link} to="/settings/channels" size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden />
          {t('channels.back')}
        </Group>
      </Anchor>
      <Group gap="sm">
        <Title order={2}>{data.title[language]}</Title>
        <ChannelStateBadge channel={data} />
      </Group>
      <Health setup={data} />
      <Form key={channelId} saved={data} />
    </Stack>
  )
}

function Health({ setup: { description, fault, lastReceivedAt, enabled } }: { setup: ChannelSetup }) {
  const { t, language } = useText()
  return (
    <>
      <Text c="dimmed">
        {description[language]}{' '}
        {lastReceivedAt !== null && (
          <>
            {t('channels.last')}: <RelativeTime instant={lastReceivedAt} />
          </>
        )}
      </Text>
      {enabled && fault !== null && (
        <Notice tone="bad" title={t('channels.faulty')}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {fault.message}
          </Text>
          <Text size="sm" c="dimmed">
            <RelativeTime instant={fault.at} />
          </Text>
        </Notice>
      )}
    </>
  )
}
