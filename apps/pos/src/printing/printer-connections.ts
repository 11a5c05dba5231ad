import {
  AgentConnection,
  type PrinterConnection,
  SerialConnection,
  UsbConnection,
} from '@counterflow/receipts'
import type { PrinterConnectionChoice } from './printer-choice'

/** What this browser offers: Safari and Firefox know neither. */
export const canReach = {
  serial: () => 'serial' in navigator,
  usb: () => 'usb' in navigator,
} as const

/** The way to a chosen printer; undefined where only the browser's dialog prints, or the browser has no such way. */
export function connectionTo(choice: PrinterConnectionChoice): PrinterConnection | undefined {
  switch (choice.kind) {
    case 'serial':
      return canReach.serial() ? new SerialConnection(navigator.serial, choice) : undefined
    case 'usb':
      return canReach.usb() ? new UsbConnection(navigator.usb, choice) : undefined
    case 'agent':
      return new AgentConnection(choice)
    case 'browser':
      return undefined
  }
}
