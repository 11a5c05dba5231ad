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

/** A line of a request that cannot be done, and where in it. */
export interface BadLine {
  readonly path: string
  readonly message: string
}

/** 422: lines name variants that do not exist. */
export function unknownVariants(lines: readonly BadLine[]): Problem {
  const fix = 'Take an id or a SKU from GET /api/v1/stock.'
  return new Problem({
    type: 'unknown-variant',
    status: 422,
    title: 'There is no such variant',
    detail: `${lines.length} of the lines name a variant that does not exist.`,
    fix,
    errors: lines.map((line) => ({ ...line, fix })),
  })
}

/** 422: the stock of these variants is not counted. */
export function untrackedVariants(lines: readonly BadLine[]): Problem {
  const fix = 'Have the stock of the variant tracked first, or leave it out.'
  return new Problem({
    type: 'untracked-variant',
    status: 422,
    title: 'The stock of this variant is not tracked',
    detail: `${lines.length} of the lines name a variant whose stock is not tracked.`,
    fix,
    errors: lines.map((line) => ({ ...line, fix })),
  })
}

/** 409: fewer than no pieces would lie there. */
export function stockBelowZero(lines: readonly BadLine[]): Problem {
  const fix = 'Reload the stock, and take away no more than lies there.'
  return new Problem({
    type: 'stock-below-zero',
    status: 409,
    title: 'There are not that many pieces',
    detail: lines.map(({ message }) => message).join(' '),
    fix,
    errors: lines.map((line) => ({ ...line, fix })),
  })
}

/** 409: somebody or some order changed the stock since it was counted. */
export function stockChanged(lines: readonly BadLine[]): Problem {
  const fix = 'Look at what is there now, count again, and send the new numbers.'
  return new Problem({
    type: 'stock-changed',
    status: 409,
    title: 'The stock has changed meanwhile',
    detail: lines.map(({ message }) => message).join(' '),
    fix,
    errors: lines.map((line) => ({ ...line, fix })),
  })
}

/** 422: nothing of a count is taken while lines of it are bad. */
export function badCountLines(lines: readonly BadLine[]): Problem {
  const fix = 'Correct or leave out these lines; a dry run lists them without changing anything.'
  return new Problem({
    type: 'bad-count-lines',
    status: 422,
    title: 'Some lines of the count cannot be taken',
    detail: `${lines.length} of the lines cannot be taken, so nothing was changed.`,
    fix,
    errors: lines.map((line) => ({ ...line, fix })),
  })
}

/** 422: from a location to itself. */
export function sameLocation(): Problem {
  const fix = 'Choose two different locations.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'Pieces cannot move from a location to itself.',
    fix,
    errors: [{ path: '/toLocationId', message: 'The same location as the one they come from.', fix }],
  })
}

/** 422: nothing can lie at a location that does not exist, or is out of use. */
export function unusableLocation(path: string): Problem {
  const fix = 'Take the id of an active location from GET /api/v1/locations.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The location does not exist, or is out of use.',
    fix,
    errors: [{ path, message: 'Not a location that is in use.', fix }],
  })
}

const reasonsAgainstUndo = {
  unknown: 'There is no such change.',
  order: 'The change comes of an order, and goes back with the order.',
  undone: 'The change has been taken back already, or takes back another one.',
} as const

/** 404 or 409: the change cannot be taken back. */
export function notUndoable(reason: keyof typeof reasonsAgainstUndo): Problem {
  return new Problem({
    type: reason === 'unknown' ? 'not-found' : 'stock-not-undoable',
    status: reason === 'unknown' ? 404 : 409,
    title: 'This change cannot be taken back',
    detail: reasonsAgainstUndo[reason],
    fix: 'Look at the history of the variant, and adjust its stock instead.',
  })
}

/** 422: more than can be kept count of. */
export function stockTooLarge(path: string): Problem {
  const fix = 'Send fewer pieces.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'More pieces would lie at the location than can be kept count of.',
    fix,
    errors: [{ path, message: 'Too many pieces.', fix }],
  })
}
