import { Kept } from '../till/live'
import type { PrintingPort } from './printing-port'

/** A till that no printer has been chosen for. */
export const noPrinter = (): PrintingPort => ({
  state: new Kept('none'),
  print: async () => 'no_printer',
  openDrawer: async () => 'no_printer',
})
