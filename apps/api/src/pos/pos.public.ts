// All that other features may use of tills.

export { posEvents } from './pos-events.js'
