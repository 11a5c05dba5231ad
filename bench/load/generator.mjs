// Sends deliveries over plain sockets: the generator shares the machine with what it measures, so it does as little
// as it can.
import { once } from 'node:events'
import { connect } from 'node:net'

/** One keep-alive connection that sends one request at a time. */
class Caller {
  /** @param {URL} url @param {Record<string, string>} headers */
  constructor(url, headers) {
    this.url = url
    this.headers = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')
    this.socket = connect(Number(url.port), url.hostname)
    this.socket.setNoDelay(true)
    this.buffered = ''
    /** @type {((status: number) => void) | undefined} */
    this.answered = undefined
    this.socket.setEncoding('latin1')
    this.socket.on('data', (/** @type {string} */ text) => this.read(text))
    const lost = () => this.settle(0)
    this.socket.on('error', lost)
    this.socket.on('close', lost)
  }

  /** @param {string} text */
  read(text) {
    this.buffered += text
    const head = this.buffered.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = Number(/content-length: (\d+)/i.exec(this.buffered)?.[1] ?? 0)
    if (this.buffered.length < head + 4 + length) return
    const status = Number(this.buffered.slice(9, 12))
    this.buffered = this.buffered.slice(head + 4 + length)
    this.settle(status)
  }

  /** @param {number} status */
  settle(status) {
    const { answered } = this
    this.answered = undefined
    answered?.(status)
  }

  /**
   * @param {string} body
   * @param {string} [path] instead of the usual one
   * @returns {Promise<number>} the status; 0 when the connection was lost
   */
  send(body, path) {
    const { pathname, host } = this.url
    return new Promise((resolve) => {
      if (this.socket.destroyed) return resolve(0)
      this.answered = resolve
      this.socket.write(
        `POST ${path ?? pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${this.headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  }

  close() {
    this.socket.destroy()
  }
}

/** @param {string} url @param {number} count @param {Record<string, string>} [headers] */
async function callers(url, count, headers = {}) {
  const made = Array.from({ length: count }, () => new Caller(new URL(url), headers))
  await Promise.all(made.map(({ socket }) => once(socket, 'connect')))
  return made
}

/**
 * @typedef {object} Load what came of it: how many were accepted, how many were refused, how long the answers took
 * @property {number} accepted
 * @property {number} refused
 * @property {number[]} latencies in milliseconds
 * @property {number[]} began when each of them began, in milliseconds from the beginning of all
 * @property {number} milliseconds
 */

/** @returns {Load & { take: (status: number, began: number) => void }} */
function tally() {
  const begin = performance.now()
  return {
    accepted: 0,
    refused: 0,
    latencies: [],
    began: [],
    milliseconds: 0,
    take(status, began) {
      this.latencies.push(performance.now() - began)
      this.began.push(began - begin)
      if (status >= 200 && status < 300) this.accepted += 1
      else this.refused += 1
    },
  }
}

/**
 * Each connection sends its next request when the last one was answered.
 * @param {{ url: string, connections: number, milliseconds?: number, count?: number, headers?: Record<string, string>, body: () => unknown, path?: (body: unknown) => string }} options
 * `path`: where a body goes that does not go to `url`
 * @returns {Promise<Load>}
 */
export async function closedLoop({
  url,
  connections,
  milliseconds = Infinity,
  count = Infinity,
  headers,
  body,
  path,
}) {
  const made = await callers(url, connections, headers)
  const result = tally()
  const begin = performance.now()
  let sent = 0
  await Promise.all(
    made.map(async (caller) => {
      while (sent < count && performance.now() - begin < milliseconds) {
        sent += 1
        const began = performance.now()
        const next = body()
        result.take(await caller.send(JSON.stringify(next), path?.(next)), began)
      }
      caller.close()
    }),
  )
  result.milliseconds = performance.now() - begin
  return result
}

/**
 * Requests begin at a fixed rate, whether or not earlier ones were answered; the wait for a free connection counts.
 * @param {{ url: string, rate: number, milliseconds: number, body: () => unknown }} options
 * @returns {Promise<Load>}
 */
export async function openLoop({ url, rate, milliseconds, body }) {
  const free = await callers(url, 100)
  const result = tally()
  const begin = performance.now()
  /** @type {Promise<void>[]} */
  const underWay = []
  /** @type {((caller: Caller) => void)[]} */
  const queue = []
  const send = async (/** @type {number} */ due) => {
    const caller = free.pop() ?? (await new Promise((resolve) => queue.push(resolve)))
    result.take(await caller.send(JSON.stringify(body())), due)
    const next = queue.shift()
    if (next) next(caller)
    else free.push(caller)
  }
  for (let index = 0; index < (rate * milliseconds) / 1_000; index += 1) {
    const due = begin + (index * 1_000) / rate
    const early = due - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    underWay.push(send(due))
  }
  await Promise.all(underWay)
  result.milliseconds = performance.now() - begin
  for (const caller of free) caller.close()
  return result
}

/** @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
