/** What other features may use of connections. */
export { type Call, CallAdmission, type CallAdmitted } from './call-admission.js'
export { ConnectionChoices } from './connection-choices.js'
export { ConnectionHttp } from './connection-http.js'
export { type ConnectionUse, ConnectionUses } from './connection-uses.js'
