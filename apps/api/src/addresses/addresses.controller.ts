import type { X509Certificate } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Controller, Inject } from '@nestjs/common'
import type { z } from 'zod'
import { SETTINGS, type Settings } from '../platform/config/settings.js'
import { HttpsServing } from '../platform/http/https/https-serving.js'
import { placesOf } from '../platform/http/https/places.js'
import { Route } from '../platform/http/route.js'
import { addressesSchema, addressRoutes } from './addresses.contract.js'

type Addresses = z.infer<typeof addressesSchema>

/** Where the shop is reached, for those who set up another device. */
@Controller()
export class AddressesController {
  constructor(
    @Inject(HttpsServing) private readonly https: HttpsServing,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Route(addressRoutes.get)
  async get(): Promise<Addresses> {
    const { served, problem = null } = this.https
    const { publicUrl } = this.settings
    if (served === undefined) {
      const https = this.settings.https.mode === 'off' ? 'off' : 'failed'
      return { publicUrl, https, problem, places: [], uncovered: [], certificate: null, authority: null }
    }
    const { certificate, authority } = served
    return {
      publicUrl,
      https: 'on',
      problem,
      places: placesOf(served),
      uncovered: [...served.uncovered],
      certificate: {
        issuedBy: authority === undefined ? 'other' : 'shop',
        names: namesIn(certificate),
        validFrom: certificate.validFromDate.toISOString(),
        expiresAt: certificate.validToDate.toISOString(),
        fingerprint: certificate.fingerprint256,
      },
      authority:
        authority === undefined
          ? null
          : { fingerprint: authority.fingerprint256, expiresAt: authority.validToDate.toISOString() },
    }
  }
}

/** `DNS:shop.local, IP Address:192.168.0.5` as the names alone. */
const namesIn = ({ subjectAltName = '' }: X509Certificate): string[] =>
  subjectAltName.split(', ').flatMap((each) => {
    const name = each.split(/^(?:DNS|IP Address):/)[1]
    // Addresses are told with all their zeros.
    return name === undefined ? [] : isIPv6(name) ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name
  })
