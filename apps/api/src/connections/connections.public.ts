/** What other features may use of connections. */
export { type CallBudget, CallBudgets } from './call-budgets.js'
export { ConnectionHttp } from './connection-http.js'
export { type ConnectionUse, ConnectionUses } from './connection-uses.js'
export { OutboundLane } from './outbound-lane.js'
