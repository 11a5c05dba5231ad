import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseNetwork } from './database-network.js'

let server: Server
let network: DatabaseNetwork
let sessions: Socket[] = []

beforeEach(async () => {
  sessions = []
  server = createServer((session) => {
    session.on('error', () => undefined)
    session.on('data', (bytes) => session.write(bytes))
    sessions.push(session)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.')
  network = await DatabaseNetwork.open({ host: '127.0.0.1', port: address.port })
})
afterEach(async () => {
  await network.close()
  server.close()
})

async function client(): Promise<Socket> {
  const socket = connect(network.port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write('hello')
  await once(socket, 'data')
  return socket
}

const openSessions = () => sessions.filter(({ destroyed }) => !destroyed).length

describe('a network that falls silent', () => {
  it('brings late what was sent meanwhile', async () => {
    const socket = await client()
    network.silence()
    socket.write('late')
    const answer = once(socket, 'data')
    network.speak({ lose: false })
    expect(String((await answer)[0])).toBe('late')
    socket.destroy()
  })

  it.each(['FIN', 'RST'] as const)(
    'tells the database afterwards of a client that died meanwhile, by %s',
    async (way) => {
      const socket = await client()
      network.silence()
      if (way === 'RST') socket.resetAndDestroy()
      else socket.destroy()
      await once(socket, 'close')
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(openSessions()).toBe(1)
      network.speak({ lose: false })
      await expect.poll(openSessions).toBe(0)
    },
  )

  it('ends the session of a client that died in the moment before', async () => {
    const socket = await client()
    socket.resetAndDestroy()
    network.silence()
    await new Promise((resolve) => setTimeout(resolve, 100))
    network.speak({ lose: false })
    await expect.poll(openSessions).toBe(0)
  })
})
