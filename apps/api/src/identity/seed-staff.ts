import type { INestApplicationContext } from '@nestjs/common'
import { type FirstSignIn, FirstStaff } from './staff/first-staff.js'

/**
 * Gives a new shop one member of staff for each role, and writes how they sign in to `first-sign-in.txt` in the
 * data folder. Answers them, the owner first; nobody when the shop has staff already.
 */
export function seedStaff(application: INestApplicationContext): Promise<FirstSignIn[]> {
  return application.get(FirstStaff, { strict: false }).seed()
}
