import { mailFileRoutes } from '../email/files/mail-files.contract.js'
import { channelHookRoutes } from './channel-hooks.contract.js'
import { channelRoutes } from './channels.contract.js'

/** The routes of channels, and of what came by them. */
export const everyChannelRoute = [channelRoutes, channelHookRoutes, mailFileRoutes] as const
