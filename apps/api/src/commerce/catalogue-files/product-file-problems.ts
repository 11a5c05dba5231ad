import { Problem } from '../../platform/http/problems/problem.js'

/** 422: the file as a whole cannot be read. */
export function notAProductFile(detail: string, fix: string): Problem {
  return new Problem({
    type: 'not-a-product-file',
    status: 422,
    title: 'The file cannot be read as products',
    detail,
    fix,
  })
}
