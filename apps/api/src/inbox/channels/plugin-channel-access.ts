import type { ChannelAccess } from '../../plugins/plugins.public.js'
import type { OpenChannel } from './channel-store.js'

/** What the host of plugins needs to know of a channel that is on. */
export function accessTo({ id, settings, secrets }: OpenChannel, signal: AbortSignal): ChannelAccess {
  return { channelId: id, settings, secrets, signal }
}
