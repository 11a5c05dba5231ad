import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OutsideService, startOutsideService } from '../../../test/outside-service.js'
import { OutboundHttp } from './outbound-http.js'
import { isPrivateAddress } from './private-addresses.js'

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.3',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each(['1.1.1.1', '172.32.0.1', '192.167.0.1', '203.252.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
    'is not %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )
})

describe('a server that calls public addresses only', () => {
  let service: OutsideService
  const http = new OutboundHttp({ outboundPrivate: 'deny' })
  beforeAll(async () => {
    service = await startOutsideService()
  })
  afterAll(async () => {
    await http.onApplicationShutdown()
    await service.close()
  })
  const port = () => new URL(service.url).port

  it.each([
    ['127.0.0.1', 'the address itself'],
    ['2130706433', 'the address as one number'],
    ['0x7f.1', 'the address in hexadecimal'],
    ['[::ffff:127.0.0.1]', 'the address inside an IPv6 one'],
    ['localhost', 'a name that leads to it'],
  ])('refuses %s: %s', async (host) => {
    const request = {
      method: 'GET',
      url: `http://${host}:${port()}/`,
      signal: new AbortController().signal,
    }
    await expect(http.request(request)).rejects.toMatchObject({ code: 'address_refused', retry: false })
    expect(service.heard).toEqual([])
  })
})
