import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettings } from '../platform/config/settings.js'
import { HttpsServing } from '../platform/http/https/https-serving.js'
import { createLogger } from '../platform/logging/logger.js'
import { addressesSchema } from './addresses.contract.js'
import { AddressesController } from './addresses.controller.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-addresses-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function addressesOf(environment: Record<string, string>) {
  const settings = readSettings(
    { COUNTERFLOW_DATA: folder, HTTPS_PORT: '0', PUBLIC_URL: 'http://shop.local:4000', ...environment },
    folder,
  )
  const https = new HttpsServing(settings, createLogger('silent'), () => new Date())
  https.answerWith((_, response) => response.end())
  await https.open()
  try {
    return addressesSchema.parse(await new AddressesController(https, settings).get())
  } finally {
    await https.close()
  }
}

it('says where the shop is reached, and by what it is known, without its key', async () => {
  const addresses = await addressesOf({})
  expect(addresses).toMatchObject({
    https: 'on',
    problem: null,
    publicUrl: 'http://shop.local:4000',
    certificate: { issuedBy: 'shop' },
  })
  expect(addresses.certificate?.names).toEqual(
    expect.arrayContaining(['localhost', '127.0.0.1', 'shop.local']),
  )
  const place = addresses.places.find(({ url }) => url.startsWith('https://shop.local:'))
  expect(place?.trustUrl).toMatch(/^http:\/\/shop\.local:\d+\/trust$/)
  expect(addresses.authority?.fingerprint).toMatch(/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/)
  expect(JSON.stringify(addresses)).not.toMatch('PRIVATE')
})

it('says so where HTTPS is off', async () => {
  const addresses = await addressesOf({ HTTPS: 'off' })
  expect(addresses).toMatchObject({ https: 'off', certificate: null, authority: null, places: [] })
})
