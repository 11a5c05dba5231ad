import type { VariantId } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** Of what there is too little. `line`: its place in the request. */
export interface Shortage {
  readonly line: number
  readonly variantId: VariantId
  readonly sku: string
  readonly wanted: number
  readonly available: number
}

/** 409: somebody else took the pieces, or they never were there. */
export function outOfStock(shortages: readonly Shortage[]): Problem {
  const fix = 'Order fewer pieces, or leave out what is sold out.'
  return new Problem({
    type: 'out-of-stock',
    status: 409,
    title: 'There is not enough in stock',
    detail: shortages
      .map(({ sku, wanted, available }) => `${sku}: ${wanted} wanted, ${available} available.`)
      .join(' '),
    fix,
    errors: shortages.map(({ line, available }) => ({
      path: `/lines/${line}/quantity`,
      message: available === 0 ? 'Sold out.' : `Only ${available} left.`,
      fix,
    })),
    extra: { shortages },
  })
}
