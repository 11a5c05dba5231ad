import { Controller, Global, Inject, Module } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { ACTOR_RESOLVER, type ActorResolver } from '../src/platform/http/actor.js'
import { Input, Route } from '../src/platform/http/route.js'
import { defineRoute, publicAccess, type RouteInput, requires } from '../src/platform/http/route-contract.js'

/** A small feature for the specs of what every feature shares. */
export const routes = {
  place: defineRoute({
    method: 'POST',
    path: '/api/v1/parcels/{parcelId}',
    access: publicAccess,
    operationId: 'placeParcel',
    tag: 'Parcels',
    summary: 'For this spec',
    params: z.strictObject({ parcelId: z.uuid() }),
    query: z.strictObject({ notify: z.enum(['yes', 'no']).optional() }),
    body: z.strictObject({ lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int().min(1) })) }),
    status: 201,
    response: z.strictObject({ lines: z.int() }),
  }),
  clear: defineRoute({
    method: 'DELETE',
    path: '/api/v1/parcels',
    access: publicAccess,
    operationId: 'clearParcels',
    tag: 'Parcels',
    summary: 'For this spec',
    status: 204,
    response: z.undefined(),
  }),
  clearLost: defineRoute({
    method: 'DELETE',
    path: '/api/v1/parcels/lost',
    access: publicAccess,
    operationId: 'clearLostParcels',
    tag: 'Parcels',
    summary: 'For this spec',
    status: 204,
    response: z.undefined(),
  }),
  lie: defineRoute({
    method: 'GET',
    path: '/api/v1/lies',
    access: publicAccess,
    operationId: 'lie',
    tag: 'Parcels',
    summary: 'Answers otherwise than it says',
    status: 200,
    response: z.strictObject({ count: z.int().max(3) }),
  }),
  fail: defineRoute({
    method: 'GET',
    path: '/api/v1/failures',
    access: publicAccess,
    operationId: 'fail',
    tag: 'Parcels',
    summary: 'Asks the database for what is not there',
    status: 200,
    response: z.strictObject({}),
  }),
  secret: defineRoute({
    method: 'GET',
    path: '/api/v1/secrets',
    access: requires('orders.read'),
    operationId: 'readSecret',
    tag: 'Parcels',
    summary: 'For this spec',
    status: 200,
    response: z.strictObject({}),
  }),
}

/** How many parcels the controller has placed. */
export const placed = { parcels: 0 }

@Controller()
class ParcelsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Route(routes.place)
  async place(@Input() { body }: RouteInput<typeof routes.place>) {
    placed.parcels += 1
    return { lines: body.lines.length }
  }

  @Route(routes.clear)
  async clear(@Input() _input: RouteInput<typeof routes.clear>): Promise<void> {}

  @Route(routes.clearLost)
  async clearLost(@Input() _input: RouteInput<typeof routes.clearLost>): Promise<void> {}

  @Route(routes.lie)
  async lie() {
    return { count: 4 }
  }

  @Route(routes.fail)
  async fail() {
    await this.database.execute(sql`select * from table_with_a_secret_name`)
    return {}
  }

  @Route(routes.secret)
  async secret() {
    return {}
  }
}

const nobody: ActorResolver = { resolve: async () => undefined }

@Global()
@Module({
  controllers: [ParcelsController],
  providers: [{ provide: ACTOR_RESOLVER, useValue: nobody }],
  exports: [ACTOR_RESOLVER],
})
export class ParcelsModule {}
