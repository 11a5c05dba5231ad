// All that other features may use of plugins.
export { PluginActions } from './host/plugin-actions.js'
export { PluginRegistry } from './registry/plugin-registry.js'
