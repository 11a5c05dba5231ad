import { describe, expect, it } from 'vitest'
import type { Addresses } from '../../settings/addresses/addresses-query'
import { tillAddress } from './till-address'

const certificate = (issuedBy: 'shop' | 'other'): Addresses['certificate'] => ({
  issuedBy,
  names: [],
  validFrom: '2026-01-01T00:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
  fingerprint: '',
})
const places = [
  { url: 'https://192.168.0.7:4443/', trustUrl: 'http://192.168.0.7:4443/trust' },
  { url: 'https://10.0.0.7:4443/', trustUrl: 'http://10.0.0.7:4443/trust' },
]
const ours = { places, certificate: certificate('shop') }
const page = (origin: string, isSecure = true) => ({ origin, isSecure })
const to = '?to=%2Ftill%2F%23K7QM-2XRT'

describe('the address of the till for another device', () => {
  it('is never the one by which a computer calls itself, where there is another', () => {
    expect(tillAddress(page('http://localhost:4000'), ours, 'K7QM-2XRT')).toEqual({
      scanned: `http://192.168.0.7:4443/trust${to}`,
      typed: 'http://192.168.0.7:4443/trust?to=/till/',
      onlyHere: false,
    })
    expect(tillAddress(page('http://localhost:4000'), undefined, 'K7QM-2XRT')).toEqual({
      scanned: 'http://localhost:4000/till/#K7QM-2XRT',
      typed: 'http://localhost:4000/till/',
      onlyHere: true,
    })
  })

  it('leads by the page about trust, on the network that the back office is on', () => {
    const here = tillAddress(page('https://10.0.0.7:4443'), ours, 'K7QM-2XRT')
    expect(here.scanned).toBe(`http://10.0.0.7:4443/trust${to}`)
  })

  it('is short where every device knows the certificate', () => {
    const known = { places, certificate: certificate('other') }
    expect(tillAddress(page('http://localhost:4000'), known, 'K7QM-2XRT').scanned).toBe(
      'https://192.168.0.7:4443/till/#K7QM-2XRT',
    )
    expect(tillAddress(page('https://shop.example.com'), known, 'K7QM-2XRT').scanned).toBe(
      'https://shop.example.com/till/#K7QM-2XRT',
    )
  })

  it('explains trust where the page itself is not secure', () => {
    expect(tillAddress(page('http://till.lan', false), undefined, 'K7QM-2XRT').scanned).toBe(
      `http://till.lan/trust${to}`,
    )
  })
})
