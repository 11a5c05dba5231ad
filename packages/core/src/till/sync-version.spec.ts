import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { heardSyncVersion, tillSyncVersions } from './sync-version.js'
import {
  enrolmentRequestSchema,
  enrolmentSchema,
  ledgerAnswerSchema,
  ledgerBatchSchema,
  tillChangesSchema,
  tillDigestSchema,
  tillStatusSchema,
} from './till-sync.js'

describe('the version that a till names', () => {
  it.each([
    [undefined, { kind: 'spoken', version: 1 }],
    ['1', { kind: 'spoken', version: 1 }],
    ['2', { kind: 'spoken', version: 2 }],
    ['999', { kind: 'server_too_old' }],
    ['0', { kind: 'till_too_old' }],
    ['-1', { kind: 'till_too_old' }],
    ['1.0', { kind: 'till_too_old' }],
    ['', { kind: 'till_too_old' }],
    ['1, 1', { kind: 'till_too_old' }],
  ])('%j is %j', (said, heard) => {
    expect(heardSyncVersion(said)).toEqual(heard)
  })
})

describe('the versions that are spoken', () => {
  it('are that of today and at most two before it, one after the other', () => {
    const [newest] = tillSyncVersions
    expect(tillSyncVersions.length).toBeLessThanOrEqual(3)
    expect(tillSyncVersions).toEqual(tillSyncVersions.map((_, index) => newest - index))
  })

  it('row 20: have the shape that they had when they were given', async () => {
    const [newest] = tillSyncVersions
    const parts = z.object({
      request: enrolmentRequestSchema,
      enrolment: enrolmentSchema,
      batch: ledgerBatchSchema,
      answer: ledgerAnswerSchema,
      status: tillStatusSchema,
      changes: tillChangesSchema,
      digest: tillDigestSchema,
    })
    const shape = z.toJSONSchema(parts, { reused: 'ref', override })
    const told = `What tills and the server say to each other has another shape than sync version ${newest} has. A till that
was not updated yet would be refused, or would refuse what it is told. Give the shape a version of its own, as "Changing
what tills and the server say" in docs/guides/till.md says; never write this file anew for a version that was published.`
    await expect(`${JSON.stringify(shape, null, 1)}\n`, told).toMatchFileSnapshot(
      `shapes/version-${newest}.txt`,
    )
  })
})

/** Words change nothing. */
const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
  delete jsonSchema.description
  delete jsonSchema.title
  delete jsonSchema.examples
}
