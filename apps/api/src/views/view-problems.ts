import type { filterIssues } from '@counterflow/core'
import { Problem } from '../platform/http/problems/problem.js'

export function wrongFilters(issues: ReturnType<typeof filterIssues>): Problem {
  const fix = 'Send filters that the list knows, as it shows them in its address.'
  return new Problem({
    type: 'view-filters',
    status: 422,
    title: 'The filters cannot be saved',
    detail: 'The list does not know these filters.',
    fix,
    errors: issues.map(({ path, message }) => ({ path: `/filters/${path.join('/')}`, message, fix })),
  })
}

export function tooManyViews(most: number): Problem {
  return new Problem({
    type: 'too-many-views',
    status: 422,
    title: 'Too many views',
    detail: `You have ${most} views of this list already.`,
    fix: 'Delete one that you do not need any more.',
  })
}

export function unknownView(viewId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such view',
    detail: `No view that you see has the id ${viewId}.`,
    fix: 'Load the list of views again; it may have been deleted.',
  })
}

export function viewOfAnother(): Problem {
  return new Problem({
    type: 'view-of-another',
    status: 403,
    title: 'The view is not yours',
    detail: 'Only who made a view may change or delete it.',
    fix: 'Save it under another name as a view of your own.',
  })
}
