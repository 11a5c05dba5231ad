import { mostRecordsInPage, tillChangesSchema, tillDigestSchema, tillStatusSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, enrolledDevice } from '../../platform/http/route-contract.js'

const tag = 'Tills'
const access = enrolledDevice
const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const tillRecordRoutes = {
  status: defineRoute({
    method: 'GET',
    path: '/api/v1/till/status',
    access,
    operationId: 'getTillStatus',
    tag,
    summary: "A till's heartbeat: how far each side is, and what time it is",
    description: 'What the device says of itself is shown in the back office.',
    query: z.strictObject({
      last: place.max(2_147_483_647).optional().meta({ description: 'The last `seq` on the device.' }),
      appVersion: z
        .string()
        .max(40)
        .optional()
        .meta({ examples: ['0.1.0'] }),
      clockOffset: z.coerce
        .number()
        .int()
        .min(-2_147_483_648)
        .max(2_147_483_647)
        .optional()
        .meta({ description: "The server's time less the device's, in milliseconds." }),
      storagePersisted: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: 'Whether the browser has promised to keep what it stores.' }),
    }),
    status: 200,
    response: tillStatusSchema,
  }),
  changes: defineRoute({
    method: 'GET',
    path: '/api/v1/till/changes',
    access,
    operationId: 'listTillChanges',
    tag,
    summary: 'What tills know that has changed after a version; from 0, all of it',
    description:
      'Versions follow the order in which changes were committed, so nothing appears behind a page that was read. ' +
      'Another `history` than before: forget all records and begin at 0.',
    query: z.strictObject({
      after: place.default(0).meta({ description: '`upTo` of the page before.' }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(mostRecordsInPage)
        .default(500)
        .meta({ description: `Records a page, ${mostRecordsInPage} at most.` }),
    }),
    status: 200,
    response: tillChangesSchema,
  }),
  digest: defineRoute({
    method: 'GET',
    path: '/api/v1/till/digest',
    access,
    operationId: 'getTillDigest',
    tag,
    summary: 'What a till compares its records with, bucket by bucket',
    status: 200,
    response: tillDigestSchema,
  }),
  bucket: defineRoute({
    method: 'GET',
    path: '/api/v1/till/records',
    access,
    operationId: 'listTillRecords',
    tag,
    summary: 'All records of a bucket, to put in the place of those that a till has of it',
    description: 'A page whose `after` is its `upTo`: it leaves nothing out that stands before.',
    query: z.strictObject({
      bucket: z.coerce
        .number()
        .int()
        .min(0)
        .max(255)
        .meta({ description: 'The first byte of the SHA-256 of `kind:id`.' }),
    }),
    status: 200,
    response: tillChangesSchema,
  }),
}
