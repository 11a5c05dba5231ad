import type { INestApplicationContext } from '@nestjs/common'
import { seedStaff } from '../identity/seed-staff.js'
import { seedDemoShop } from './demo-shop.js'

export type FirstSignIn = Awaited<ReturnType<typeof seedStaff>>[number]

/** Fills a new database with the demo shop and its staff. Answers how the staff sign in; nobody from then on. */
export async function seedShop(
  application: INestApplicationContext,
  say: (message: string) => void,
): Promise<readonly FirstSignIn[]> {
  if (await seedDemoShop(application)) say('Filled the demo shop with products, customers and past orders.')
  return seedStaff(application)
}
