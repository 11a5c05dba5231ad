import { v7 as uuidv7 } from 'uuid'
import { storePages } from '../engagement/pages/store-page.table.js'
import type { Transaction } from '../platform/database/database.js'
import { demoCategories } from './pages/categories.js'
import { demoPolicies } from './pages/policies.js'
import { demoStories } from './pages/stories.js'

/** What the demo shop has written, in the order of its menu: texts for a merchant to begin with. */
export const demoPages = [...demoCategories, ...demoStories, ...demoPolicies]

/** Puts the pages of the demo shop into the database. */
export async function writeDemoPages(transaction: Transaction, now: Date): Promise<void> {
  await transaction.insert(storePages).values(
    demoPages.map(({ tag = null, ...page }, position) => ({
      id: uuidv7({ msecs: now.getTime() }),
      ...page,
      tag,
      position,
      createdAt: now,
      updatedAt: now,
    })),
  )
}
