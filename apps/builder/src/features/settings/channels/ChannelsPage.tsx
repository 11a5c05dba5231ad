import {
  type Column,
  DataTable,
  ErrorState,
  Panel,
  RelativeTime,
  type Text as TextOf,
  useText,
} from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemParagraph } from '../../../platform/api/problem-text'
import { ChannelStateBadge } from './ChannelStateBadge'
import { type Channel, channelsQuery } from './channel-queries'

/** By which ways customers write to the shop. */
export function ChannelsPage() {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(channelsQuery)
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('channels.intro')}</Text>
      <Panel title={t('settingsSections.channels')} flush>
        {error !== null && data === undefined ? (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        ) : (
          <DataTable
            bare
            label={t('settingsSections.channels')}
            columns={columnsOf(text)}
            rows={data}
            rowKey={({ id }) => id}
            skeletonRows={3}
          />
        )}
      </Panel>
    </Stack>
  )
}

function columnsOf({ t, language }: TextOf): readonly Column<Channel>[] {
  return [
    {
      key: 'channel',
      header: t('settingsSections.channels'),
      cell: ({ id, title, description }) => (
        <>
          <Link to="/settings/channels/$channelId" params={{ channelId: id }} data-row-link>
            {title[language]}
          </Link>
          <Text size="xs" c="dimmed">
            {description[language]}
          </Text>
        </>
      ),
    },
    { key: 'state', header: t('channels.state'), cell: (channel) => <ChannelStateBadge channel={channel} /> },
    {
      key: 'last',
      header: t('channels.last'),
      wide: true,
      cell: ({ lastReceivedAt }) =>
        lastReceivedAt === null ? (
          <Text c="dimmed">{t('channels.nothingReceived')}</Text>
        ) : (
          <RelativeTime instant={lastReceivedAt} />
        ),
    },
  ]
}
