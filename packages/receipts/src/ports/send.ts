import { commands } from '../escpos/commands.js'
import { canPrint, type PrinterState, printerStateOf } from '../escpos/printer-state.js'
import {
  type PrinterConnection,
  PrinterError,
  type PrinterPort,
  type PrinterProblem,
} from './printer-port.js'

/**
 * What became of a job. `failed` may have left part of a receipt on the paper (`begun`): it is then printed again as
 * the first one, never as a copy, since nobody has a whole one. Nothing of the sale depends on it.
 */
export type Printing =
  | { readonly kind: 'done'; readonly state: PrinterState }
  | { readonly kind: 'failed'; readonly problem: PrinterProblem; readonly begun: boolean }

const patience = 400

/** Sends a job, and asks the printer before and after it how it is, as far as it answers. Never throws. */
export async function send(connection: PrinterConnection, job: Iterable<Uint8Array>): Promise<Printing> {
  let begun = false
  let port: PrinterPort | undefined
  try {
    port = await connection.open()
    const before = await askState(port)
    if (!canPrint(before)) return { kind: 'failed', problem: problemOf(before), begun }
    for (const bytes of job) {
      await port.write(bytes)
      begun = true
    }
    const after = before === 'silent' ? before : await askState(port)
    await port.close()
    // It answered before and does not any more: it went away with the end of the receipt in its memory.
    if (after === 'silent' && before !== 'silent') return { kind: 'failed', problem: 'vanished', begun }
    return canPrint(after)
      ? { kind: 'done', state: after }
      : { kind: 'failed', problem: problemOf(after), begun }
  } catch (error) {
    await port?.close().catch(() => undefined)
    return { kind: 'failed', problem: error instanceof PrinterError ? error.problem : 'vanished', begun }
  }
}

/** How the printer is: asked, or concluded from its silence. Never throws. */
export async function stateOf(connection: PrinterConnection): Promise<PrinterState> {
  try {
    const port = await connection.open()
    try {
      return await askState(port)
    } finally {
      await port.close()
    }
  } catch {
    return 'not_connected'
  }
}

async function askState(port: PrinterPort): Promise<PrinterState> {
  const ask = async (what: 1 | 2 | 4) => {
    await port.write(commands.status(what))
    return port.readByte(patience)
  }
  const printer = await ask(1)
  // Who does not answer the first question is not asked the others: a job would wait for nothing.
  if (printer === undefined) return 'silent'
  return printerStateOf({ printer, offline: await ask(2), paper: await ask(4) })
}

function problemOf(state: PrinterState): PrinterProblem {
  switch (state) {
    case 'no_paper':
    case 'cover_open':
    case 'out_of_order':
    case 'not_connected':
      return state
    case 'ready':
    case 'silent':
    case 'little_paper':
      return 'vanished'
  }
}
