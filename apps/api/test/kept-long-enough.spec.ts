import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Retention } from '../src/platform/retention/retention.js'
import { WebhookDeliveryRetention } from '../src/workflows/triggers/webhook/webhook-delivery-retention.js'
import { type CommerceApplication, startCommerce } from './commerce-application.js'

let shop: CommerceApplication
let retention: Retention
beforeAll(async () => {
  shop = await startCommerce()
  retention = shop.context.get(Retention)
})
afterAll(() => shop.close())

it('deliveries are forgotten after a week', async () => {
  const database = shop.context.get<Database>(DATABASE)
  new WebhookDeliveryRetention(database, retention)
  await database.execute(sql`
    insert into webhook_deliveries (workflow_id, delivery_id, run_id, at)
    select gen_random_uuid(), 'delivery ' || days, gen_random_uuid(), now() - make_interval(days => days)
      from unnest(array[0, 6, 8, 400]) days`)
  await retention.forgetAll()
  const { rows } = await database.execute(sql`select delivery_id from webhook_deliveries order by at desc`)
  expect(rows).toEqual([{ delivery_id: 'delivery 0' }, { delivery_id: 'delivery 6' }])
})

it('jobs that failed for good are forgotten after a month, and no others', async () => {
  const database = shop.context.get<Database>(DATABASE)
  await database.execute(sql`
    select graphile_worker.add_job(name, run_at := now() - interval '60 days', max_attempts := 2)
      from unnest(array['failed', 'failed_lately', 'goes_on']) name`)
  await database.execute(sql`
    update graphile_worker._private_jobs job
       set attempts = case when task.identifier = 'goes_on' then 1 else 2 end,
           updated_at = now() - case when task.identifier = 'failed_lately' then interval '29 days' else interval '31 days' end
      from graphile_worker._private_tasks task where task.id = job.task_id`)
  await retention.forgetAll()
  const { rows } = await database.execute(
    sql`select task_identifier as name from graphile_worker.jobs order by name`,
  )
  expect(rows).toEqual([{ name: 'failed_lately' }, { name: 'goes_on' }])
})
