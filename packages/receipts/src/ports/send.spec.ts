import { saleReceipt } from '@counterflow/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { boxFace } from '../../test/box-face.js'
import { sampleContext, sampleSale } from '../../test/sample-receipts.js'
import { EmulatedConnection } from '../emulator/emulated-connection.js'
import { PrinterEmulator } from '../emulator/printer-emulator.js'
import { receiptBytes } from '../escpos/print-job.js'
import { layOut } from '../layout/lay-out.js'
import type { PrintLayout } from '../layout/print-layout.js'
import { drawBands } from '../raster/draw-bands.js'
import { send, stateOf } from './send.js'

let layout: PrintLayout
beforeAll(async () => {
  layout = layOut(saleReceipt(sampleSale('ko', { lines: 8 }), await sampleContext('ko')), 80, boxFace)
})
const job = () => receiptBytes(drawBands(layout, boxFace), { cuts: true })

describe('sending a receipt', () => {
  it('asks the printer before and after', async () => {
    const connection = new EmulatedConnection(new PrinterEmulator(576))
    expect(await send(connection, job())).toEqual({ kind: 'done', state: 'ready' })
    connection.printer.trouble = { hasLittlePaper: true }
    expect(await send(connection, job())).toEqual({ kind: 'done', state: 'little_paper' })
    expect(connection.printer.papers.length).toBe(2)
  })

  it.each([
    [{ hasNoPaper: true }, 'no_paper'],
    [{ isOpen: true }, 'cover_open'],
  ] as const)('prints nothing on a printer with %j', async (trouble, problem) => {
    const connection = new EmulatedConnection(new PrinterEmulator(576))
    connection.printer.trouble = trouble
    expect(await send(connection, job())).toEqual({ kind: 'failed', problem, begun: false })
    expect(await stateOf(connection)).toBe(problem)
    expect(connection.printer.hanging.height).toBe(0)
  })

  it('says when the printer vanished in the midst, and prints all of it again once it is back', async () => {
    const connection = new EmulatedConnection(new PrinterEmulator(576))
    connection.bytesLeft = 20_000
    expect(await send(connection, job())).toEqual({ kind: 'failed', problem: 'vanished', begun: true })
    expect(connection.printer.papers).toEqual([])
    expect(await send(connection, job())).toEqual({ kind: 'failed', problem: 'not_connected', begun: false })

    const back = new EmulatedConnection(new PrinterEmulator(576))
    expect(await send(back, job())).toEqual({ kind: 'done', state: 'ready' })
    expect(back.printer.papers[0]?.height).toBe(layout.height)
  })

  it('sees the paper run out by what the printer says at the end', async () => {
    const connection = new EmulatedConnection(new PrinterEmulator(576))
    function* runningOut() {
      yield* job()
      connection.printer.trouble = { hasNoPaper: true }
    }
    expect(await send(connection, runningOut())).toEqual({ kind: 'failed', problem: 'no_paper', begun: true })
  })

  it('prints on one that never answers', async () => {
    const connection = new EmulatedConnection(new PrinterEmulator(576))
    connection.isSilent = true
    expect(await send(connection, job())).toEqual({ kind: 'done', state: 'silent' })
    expect(connection.printer.papers.length).toBe(1)
  })
})
