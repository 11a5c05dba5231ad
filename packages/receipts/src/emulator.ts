export * from './emulator/emulated-connection'
export * from './emulator/escpos-parser'
export * from './emulator/png'
export * from './emulator/printer-emulator'
