import { useText } from '@counterflow/ui'

/** What a channel is called: of plugins, what their part before the point says. */
export function useChannelTitle(): (channel: string) => string {
  const { t, has } = useText()
  return (channel) => {
    const key = `inbox.channel.${channel}`
    return has(key) ? t(key) : (channel.split('.').at(0) ?? channel)
  }
}
