/** What the API's problems about pages of the store say. */
export const storePageProblems = {
  'page-changed': {
    message: 'Somebody else has changed this page.',
    fix: 'Nothing of yours was saved. Load it again, or save yours over it.',
  },
  'page-handle-taken': {
    message: 'The address belongs to another page.',
    fix: 'Choose another address.',
  },
  'page-tag-taken': {
    message: 'Another page is about this category.',
    fix: 'Change that page, or choose another tag.',
  },
  'page-tag-misplaced': {
    message: 'A category has a tag, and nothing else has one.',
    fix: 'Give the category the tag of its products.',
  },
  'too-many-pages': {
    message: 'The shop has as many pages as it can have.',
    fix: 'Delete a page that nobody reads any more.',
  },
}
