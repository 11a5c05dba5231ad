import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { channelsQuery } from '../../settings/channels/channel-queries'

/** What a channel is called; of one that is not there any more, what the part before the point says. */
export function useChannelTitle(): (channel: string) => string {
  const { t, has, local } = useText()
  const { data: channels } = useQuery(channelsQuery)
  return (channel) => {
    const known = channels?.find(({ id }) => id === channel)
    if (known !== undefined) return local(known.title)
    const key = `inbox.channel.${channel}`
    return has(key) ? t(key) : (channel.split('.').at(0) ?? channel)
  }
}
