export * from './ports/agent-connection.js'
export * from './ports/printer-port.js'
export * from './ports/send.js'
