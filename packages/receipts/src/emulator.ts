export * from './emulator/emulated-connection.js'
export * from './emulator/escpos-parser.js'
export * from './emulator/png.js'
export * from './emulator/printer-emulator.js'
