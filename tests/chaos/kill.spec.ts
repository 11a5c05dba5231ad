import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  boot,
  freePort,
  isBuilt,
  listening,
  type Product,
  processesOf,
  serverProcess,
} from '../boot/product.js'
import { type Order, Shop } from './shop.js'

const orderCount = 60
const patience = 60_000
const promptly = 10_000

let data: string
let port: number
let product: Product

beforeEach(async () => {
  data = await realpath(await mkdtemp(path.join(tmpdir(), 'counterflow-chaos-')))
  await chmod(data, 0o755)
  port = await freePort()
  await start()
})

afterEach(async () => {
  product.process.kill('SIGTERM')
  const { code, output } = await product.ended
  for (const pid of await processesOf(data)) process.kill(pid, 'SIGKILL')
  await rm(data, { recursive: true })
  expect(code, output).toBe(0)
})

async function start(): Promise<void> {
  product = boot(['start', '--data', data, '--port', String(port)])
  await listening(product, port)
  await expect.poll(isHealthy, { timeout: 30_000 }).toBe(true)
}

async function isHealthy(): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000)
  const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal }).catch(() => undefined)
  return response?.ok === true
}

async function killServer(): Promise<void> {
  process.kill(await serverProcess(data), 'SIGKILL')
  await product.ended
}

async function killPostgres(): Promise<void> {
  const [pid] = (await readFile(path.join(data, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

/** Places orders in parallel while `disturb` does its worst; answers what the shop has acknowledged. */
async function placeOrdersDuring(shop: Shop, disturb: () => Promise<void>): Promise<Order[]> {
  const disturbed = disturb()
  const keys = Array.from({ length: orderCount }, (_, index) => `chaos-${index}`)
  const lanes = Array.from({ length: 4 }, async () => {
    const placed: Order[] = []
    for (let key = keys.pop(); key !== undefined; key = keys.pop())
      placed.push(await shop.placeUntilAcknowledged(key))
    return placed
  })
  const placed = (await Promise.all(lanes)).flat()
  await disturbed
  return placed
}

/** An order from which on nothing is killed any more: the background work goes on at once, and not only some time. */
async function placeOneMore(shop: Shop): Promise<Order> {
  const order = await shop.placeUntilAcknowledged('chaos-afterwards')
  await expect.poll(async () => (await shop.order(order.id)).riskLevel, { timeout: promptly }).toBe('low')
  return order
}

/** What the shop promises: every acknowledged order is there once, captured once, and no finished step was repeated. */
async function expectNothingLostOrRepeated(shop: Shop, placed: readonly Order[]): Promise<void> {
  expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length)
  await expect
    .poll(async () => (await shop.runs()).filter(({ status }) => status === 'succeeded').length, {
      timeout: patience,
    })
    .toBe(placed.length)
  const runs = await shop.runs()
  expect(runs.map(({ subject }) => subject?.id).sort()).toEqual(placed.map(({ id }) => id).sort())
  for (const { id } of placed) {
    expect(await shop.order(id)).toMatchObject({ paymentStatus: 'captured', riskLevel: 'low' })
  }
  for (const { id } of runs) {
    const done = (await shop.steps(id)).filter(({ status }) => status === 'succeeded')
    expect(done.map(({ nodeId }) => nodeId)).toEqual(['risk_not_high', 'capture'])
  }
}

describe.skipIf(!isBuilt)('nothing that was acknowledged is lost or done twice', () => {
  it('when the server is killed again and again', { timeout: 180_000 }, async () => {
    const shop = await Shop.open(port, data)
    const placed = await placeOrdersDuring(shop, async () => {
      for (let round = 0; round < 3; round += 1) {
        await delay(150 + 200 * round)
        await killServer()
        await start()
      }
    })
    const afterwards = await placeOneMore(shop)
    await expectNothingLostOrRepeated(shop, [...placed, afterwards])
  })

  it('when its database is killed again and again', { timeout: 180_000 }, async () => {
    const shop = await Shop.open(port, data)
    const placed = await placeOrdersDuring(shop, async () => {
      for (let round = 0; round < 3; round += 1) {
        await delay(150 + 200 * round)
        await killPostgres()
        await expect.poll(isHealthy, { timeout: 30_000 }).toBe(true)
      }
    })
    const afterwards = await placeOneMore(shop)
    await expectNothingLostOrRepeated(shop, [...placed, afterwards])
  })
})
