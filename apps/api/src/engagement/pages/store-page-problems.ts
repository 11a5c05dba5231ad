import { Problem } from '../../platform/http/problems/problem.js'
import type { ShownPage } from './store-page.contract.js'

/** 404: there is no such page, or nobody has published it. */
export function unknownPage(page: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such page',
    detail: `The shop has no page ${page}.`,
    fix: 'Take a page from GET /api/v1/storefront/pages, or its id from GET /api/v1/pages.',
  })
}

/** 409: somebody else changed it meanwhile. */
export function pageChanged(current: ShownPage): Problem {
  return new Problem({
    type: 'page-changed',
    status: 409,
    title: 'Somebody else has changed this page',
    detail: 'The page was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it says now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}

/** 409: another page has this address. */
export function pageHandleTaken(handle: string): Problem {
  const fix = 'Choose another address.'
  return new Problem({
    type: 'page-handle-taken',
    status: 409,
    title: 'The address belongs to another page',
    detail: `Another page has the address /pages/${handle}.`,
    fix,
    errors: [{ path: '/handle', message: 'Another page has this address.', fix, code: 'page-handle-taken' }],
  })
}

/** 409: another page is about this category. */
export function pageTagTaken(tag: string): Problem {
  const fix = 'Change that page, or choose another tag.'
  return new Problem({
    type: 'page-tag-taken',
    status: 409,
    title: 'Another page is about this category',
    detail: `Another page is about the products with the tag ${tag}.`,
    fix,
    errors: [{ path: '/tag', message: 'Another page is about this category.', fix, code: 'page-tag-taken' }],
  })
}

/** 422: a category without a tag, or something else with one. */
export function pageTagMisplaced(): Problem {
  const fix = 'Give a category the tag of its products, and other pages none.'
  return new Problem({
    type: 'page-tag-misplaced',
    status: 422,
    title: 'A category has a tag, and nothing else has one',
    detail: 'The page is a category without a tag, or has a tag and is no category.',
    fix,
    errors: [{ path: '/tag', message: 'Only a category has a tag.', fix, code: 'page-tag-misplaced' }],
  })
}

/** 422: more would not fit into any menu. */
export function tooManyPages(most: number): Problem {
  return new Problem({
    type: 'too-many-pages',
    status: 422,
    title: 'The shop has as many pages as it can have',
    detail: `A shop has up to ${most} pages.`,
    fix: 'Delete a page that nobody reads any more.',
  })
}
