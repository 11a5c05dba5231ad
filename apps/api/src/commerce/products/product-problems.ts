import type { ProductId } from '@counterflow/core'
import { type FieldError, Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such product. */
export function unknownProduct(productId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such product',
    detail: `No product has the id ${productId}.`,
    fix: 'Take the id of a product from GET /api/v1/products.',
  })
}

/** 422: what was sent cannot be a product; `errors` say where. */
export function unacceptableProduct(errors: readonly FieldError[]): Problem {
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail:
      errors.length === 1 ? (errors[0]?.message ?? '') : `${errors.length} of the values cannot be used.`,
    fix: errors[0]?.fix ?? '',
    errors,
  })
}

/** 409: somebody else changed the product since `seen`. */
export function productChanged(
  productId: ProductId,
  change: { current: number; fields: readonly string[]; by: string; at: Date },
): Problem {
  return new Problem({
    type: 'product-changed',
    status: 409,
    title: 'The product was changed meanwhile',
    detail: `${change.by} changed ${change.fields.join(', ') || 'the product'} after you opened it. Nothing of yours was saved.`,
    fix: `Read GET /api/v1/products/${productId} again, and send your changes with version ${change.current}.`,
    extra: {
      currentVersion: change.current,
      changed: [...change.fields],
      changedBy: change.by,
      changedAt: change.at.toISOString(),
    },
  })
}

/** 409: each SKU belongs to one variant; `errors` say which of those sent are taken and by what. */
export function skuTaken(errors: readonly FieldError[]): Problem {
  return new Problem({
    type: 'sku-taken',
    status: 409,
    title: 'The SKU belongs to another variant',
    detail: errors[0]?.message ?? 'Another variant has this SKU.',
    fix: 'Give each variant a SKU of its own.',
    errors,
  })
}

/** 409: another product has this name in addresses. */
export function handleTaken(handle: string): Problem {
  const fix = 'Choose another handle, or leave it out to have one made from the title.'
  return new Problem({
    type: 'handle-taken',
    status: 409,
    title: 'The handle belongs to another product',
    detail: `Another product has the handle ${handle}.`,
    fix,
    errors: [{ path: '/handle', message: `${handle} belongs to another product.`, fix }],
  })
}

/** 409: orders or stock refer to it for ever. */
export function productInUse(productId: ProductId): Problem {
  return new Problem({
    type: 'product-in-use',
    status: 409,
    title: 'The product was sold',
    detail: 'Orders refer to this product, so it cannot be deleted.',
    fix: `Archive it: PATCH /api/v1/products/${productId} with the status archived.`,
  })
}
