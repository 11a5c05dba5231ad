import { expect, it } from 'vitest'
import { z } from 'zod'
import { contractOf, Route } from './route.js'
import { defineRoute, publicAccess, type RouteInput } from './route-contract.js'

const rename = defineRoute({
  method: 'POST',
  path: '/api/v1/parcels/{parcelId}/name/{language}',
  access: publicAccess,
  operationId: 'renameParcel',
  tag: 'Parcels',
  summary: 'For this spec',
  params: z.strictObject({ parcelId: z.string(), language: z.string() }),
  body: z.strictObject({ name: z.string() }),
  status: 200,
  response: z.strictObject({ length: z.int() }),
})

class Parcels {
  @Route(rename)
  async rename({ body }: RouteInput<typeof rename>) {
    return { length: body.name.length }
  }

  // @ts-expect-error The answer is not what the contract promises.
  @Route(rename)
  async answerOtherwise(_input: RouteInput<typeof rename>) {
    return { length: 'long' }
  }

  // @ts-expect-error The method takes what the contract does not send.
  @Route(rename)
  async takeOtherwise(input: { body: { title: string } }) {
    return { length: input.body.title.length }
  }
}

it('serves the method at the address of its contract', () => {
  expect(contractOf(Parcels.prototype.rename)).toBe(rename)
  expect(Reflect.getMetadata('path', Parcels.prototype.rename)).toBe(
    '/api/v1/parcels/:parcelId/name/:language',
  )
  expect(Reflect.getMetadata('__httpCode__', Parcels.prototype.rename)).toBe(200)
})
