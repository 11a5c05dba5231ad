import type { ReceiptDocument, TillSettings } from '@counterflow/core'
import { commands } from '@counterflow/receipts'
import { EmulatedConnection, PrinterEmulator } from '@counterflow/receipts/emulator'
import { beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../test/test-till'
import { Kept } from '../till/live'
import { DevicePrinting, type PrintingMeans } from './device-printing'
import { type PrinterChoice, rememberedPrinter } from './printer-choice'

const agent: PrinterChoice = {
  connection: { kind: 'agent', url: 'http://127.0.0.1:17717', token: 'x', printer: 'till' },
  paper: 58,
  drawer: 5,
  cuts: true,
}

let connection: EmulatedConnection
let throughBrowser: ReceiptDocument[]

/** A printer of boxes: what is drawn is another spec's matter. */
const means: PrintingMeans = {
  connect: ({ kind }) => (kind === 'browser' ? undefined : connection),
  bytesOf: async () => [commands.initialize, commands.feed(40), commands.cut],
  throughBrowser: async (document) => void throughBrowser.push(document),
}

const printing = (known: TillSettings | null = settings) =>
  new DevicePrinting({ settings: new Kept(known ?? undefined), staff: new Kept([]) }, 'Counter 1', means)

beforeEach(() => {
  localStorage.clear()
  connection = new EmulatedConnection(new PrinterEmulator(384))
  throughBrowser = []
})

describe('the printer of a till', () => {
  it('is none until it is chosen, and is remembered', async () => {
    const till = printing()
    expect(till.state.read()).toBe('none')
    expect([await till.test(), await till.openDrawer()]).toEqual(['no_printer', 'no_printer'])
    till.choose(agent)
    expect(await till.test()).toBe('printed')
    expect(rememberedPrinter()).toEqual(agent)
    expect(printing().choice.read()).toEqual(agent)
    till.choose(null)
    expect(rememberedPrinter()).toBeNull()
  })

  it('opens the drawer at its contact, and none through the browser', async () => {
    const till = printing()
    till.choose(agent)
    expect(await till.openDrawer()).toBe('printed')
    expect(connection.printer.kicks).toEqual([5])
    till.choose({ ...agent, connection: { kind: 'browser' } })
    expect(await till.openDrawer()).toBe('no_printer')
    expect(await till.test()).toBe('printed')
    expect(throughBrowser.length).toBe(1)
  })

  it('that vanished in the midst is in trouble until the same slip is printed again, not as a copy', async () => {
    const till = printing()
    till.choose(agent)
    expect(await till.test()).toBe('printed')
    // Three questions of three bytes, the beginning of a slip, and no more.
    connection.bytesLeft = 12
    expect(await till.test()).toBe('failed')
    expect(till.state.read()).toBe('trouble')
    const before = till.trouble.read()
    expect(before).toMatchObject({ problem: 'vanished', begun: true })
    expect(await till.again()).toBe('failed')
    expect(till.trouble.read()).toMatchObject({ problem: 'not_connected', document: before?.document })

    connection = new EmulatedConnection(new PrinterEmulator(384))
    expect(await till.again()).toBe('printed')
    expect([till.trouble.read(), till.state.read()]).toEqual([null, 'ready'])
    expect(connection.printer.papers.length).toBe(1)
  })

  it('prints one slip after the other', async () => {
    const till = printing()
    till.choose(agent)
    expect(await Promise.all([till.test(), till.test(), till.openDrawer()])).toEqual([
      'printed',
      'printed',
      'printed',
    ])
    expect([connection.printer.papers.length, connection.printer.strays.length]).toEqual([2, 0])
  })

  it('never rejects, whatever goes wrong', async () => {
    const broken = new DevicePrinting(
      { settings: new Kept<TillSettings | undefined>(settings), staff: new Kept([]) },
      'Counter 1',
      {
        ...means,
        bytesOf: async () => {
          throw new Error('No canvas.')
        },
      },
    )
    broken.choose(agent)
    expect(await broken.test()).toBe('failed')
    expect(broken.state.read()).toBe('trouble')
    expect(await printing(null).test()).toBe('failed')
  })

  it('forgets a choice that it does not understand', () => {
    localStorage.setItem('counterflow.till.printer', '{"paper": 112}')
    expect(printing().choice.read()).toBeNull()
  })
})
