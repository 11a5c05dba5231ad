import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startIdentityApplication } from '../../../../test/identity-application.js'
import { StreamListener } from '../../../../test/stream-listener.js'

describe('stopping', () => {
  it('ends streams, and does not wait for who reads no answer', async () => {
    const shop = await startIdentityApplication()
    const listener = await StreamListener.open(shop.url, { cookie: await shop.signIn('owner') })
    const { port, hostname } = new URL(shop.url)
    const reader = connect(Number(port), hostname).on('error', () => {})
    // Ten times 1.4 MB, of which nothing is read: more than the system takes for a socket.
    reader.write('GET /api/docs/swagger-ui-bundle.js HTTP/1.1\r\nhost: shop\r\n\r\n'.repeat(10))
    await once(reader, 'readable')
    const start = performance.now()
    await shop.close()
    await listener.ended()
    expect(performance.now() - start).toBeLessThan(20_000)
    reader.destroy()
  })
})
