// All that other features may use of plugins.
export type { ReconcileResult } from './host/action-call.js'
export { PluginActions } from './host/plugin-actions.js'
export { type ChannelAccess, type ChannelMessage, PluginChannels } from './host/plugin-channels.js'
export { PluginPolls, type PolledItem, type PollOutcome } from './host/plugin-polls.js'
export { PluginRegistry } from './registry/plugin-registry.js'
