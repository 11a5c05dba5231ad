import type { INestApplicationContext } from '@nestjs/common'
import { seedStaff } from '../identity/seed-staff.js'
import { recallDemoEvents } from './demo-events.js'
import { recallDemoTalks } from './demo-inbox.js'
import { seedDemoShop } from './demo-shop.js'

export type FirstSignIn = Awaited<ReturnType<typeof seedStaff>>[number]

/** Fills a new database with the demo shop and its staff. Answers how the staff sign in; nobody from then on. */
export async function seedShop(
  application: INestApplicationContext,
  say: (message: string) => void,
): Promise<readonly FirstSignIn[]> {
  const isNew = await seedDemoShop(application)
  if (isNew) await recallDemoEvents(application)
  if (isNew) say('Filled the demo shop with products, customers and past orders.')
  const firstSignIns = await seedStaff(application)
  // Only now is there somebody who answered.
  if (isNew) await recallDemoTalks(application)
  return firstSignIns
}
