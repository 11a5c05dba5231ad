import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.js'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** What a proxy adds: the connection is its own, and tells nothing of who asks. */
const signsOfProxy = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip']

/**
 * Lets in who asks from this machine itself, and who has the token: figures of the business stand in the metrics.
 * @throws Problem `metrics-closed`
 */
export function refuseStrangers(request: FastifyRequest, token: string | undefined): void {
  if (isFromHere(request) || (token !== undefined && carries(request, token))) return
  throw new Problem({
    type: 'metrics-closed',
    status: 403,
    title: 'The metrics are not for everybody',
    detail: 'They are shown to this machine itself, and to who sends the token of METRICS_TOKEN.',
    fix:
      token === undefined
        ? 'Set METRICS_TOKEN where Counterflow is started, and send it as Authorization: Bearer <token>.'
        : 'Send the header Authorization: Bearer <token> with the value of METRICS_TOKEN.',
  })
}

function isFromHere({ headers, socket }: FastifyRequest): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const isLoopback = isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return isLoopback && signsOfProxy.every((name) => headers[name] === undefined)
}

function carries({ headers }: FastifyRequest, token: string): boolean {
  const sent = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  // Hashed, since only what is equally long can be compared in constant time.
  const hashed = (text: string) => createHash('sha256').update(text).digest()
  return sent !== undefined && timingSafeEqual(hashed(sent), hashed(token))
}
