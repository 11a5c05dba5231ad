import type { Schemas } from '@counterflow/api-client'

/** A shop that sells in US dollars. */
export const testShop: Schemas['Shop'] = {
  name: 'Test shop',
  legalName: null,
  address: null,
  phone: null,
  email: null,
  language: 'en',
  version: 0,
  currency: 'USD',
  timeZone: 'UTC',
  countryCode: 'US',
  captureMode: 'manual',
  disputeFee: { amount: 1_500, currency: 'USD' },
}
