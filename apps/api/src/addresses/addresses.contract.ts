import { z } from 'zod'
import { defineRoute, requires } from '../platform/http/route-contract.js'

const certificateSchema = z
  .strictObject({
    issuedBy: z.enum(['shop', 'other']).meta({
      description: '`shop`: the authority of this shop, which devices have to be told to trust.',
    }),
    names: z.array(z.string()).meta({ description: 'Names and addresses that it is for.' }),
    validFrom: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    fingerprint: z.string().meta({ description: 'SHA-256 of the certificate, in hexadecimal.' }),
  })
  .meta({ id: 'HttpsCertificate' })

export const addressesSchema = z
  .strictObject({
    publicUrl: z.string().meta({ description: 'The address that people type (PUBLIC_URL).' }),
    https: z.enum(['on', 'off', 'failed']),
    problem: z.string().nullable().meta({
      description: 'Why HTTPS is not there, or why a certificate was not renewed; null: all is well.',
    }),
    places: z
      .array(
        z.strictObject({
          url: z.string().meta({ description: 'Where another device of the network reaches the shop.' }),
          trustUrl: z
            .string()
            .meta({ description: 'Where such a device learns to trust it, over plain HTTP.' }),
        }),
      )
      .meta({ description: 'By HTTPS, those that people are likely to mean first.' }),
    uncovered: z
      .array(z.string())
      .meta({ description: 'Names by which the server is reached and that the certificate is not for.' }),
    certificate: certificateSchema.nullable(),
    authority: z
      .strictObject({ fingerprint: z.string(), expiresAt: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The authority of this shop; null where the certificate comes from elsewhere.' }),
  })
  .meta({ id: 'Addresses' })

export const addressRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/addresses',
    access: requires('shop.read'),
    operationId: 'getAddresses',
    tag: 'Platform',
    summary: 'Where the shop is reached, and by which certificate',
    status: 200,
    response: addressesSchema,
  }),
}
