import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

export type Scheme = 'light' | 'dark'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Expects that nothing on the page, as it is now, stands against WCAG 2.2 AA. */
export async function expectSound(page: Page, scheme: Scheme, where: string): Promise<void> {
  await test.step(where, async () => {
    expect.soft(await violations(page, scheme), where).toEqual([])
  })
}

/** What stands against it, in words. */
async function violations(page: Page, scheme: Scheme): Promise<string[]> {
  // A colour that is still fading would be measured half-way.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  // What is looked at has no frames; the usual way, which looks into them, opens a page of its own for each report.
  // Of what is right it says nothing either, which would take a fifth of its time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  // In the dark, what is looked at differs by its colours alone.
  const { violations: found } = await (scheme === 'dark'
    ? axe.withRules('color-contrast')
    : axe.withTags(standards)
  ).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  )
}
