export const storePages = {
  intro: 'What the online store says beside its products. Policies are linked at the checkout too.',
  add: 'New page',
  emptyTitle: 'No page yet',
  emptyBody: 'Write about the shop, answer what people ask most, and say how shipping and returns work.',
  goneTitle: 'This page is gone',
  goneBody: 'Somebody has deleted it.',
  menuBadge: 'In the menu',
  hidden: 'Not published',
  newTitle: 'New page',
  texts: 'Text',
  language: 'Language of the text',
  name: 'Title',
  nameHint: 'Where a language has none, the one you wrote is used.',
  text: 'Text',
  textHint:
    'Markdown: ## heading, - list, **bold**, [link](https://…). Where a language has none, readers see the English text.',
  place: 'Where it stands',
  kind: 'Kind',
  tag: 'Tag of its products',
  tagHint: 'As it stands on the products.',
  handle: 'Address',
  handleHint: 'Small letters, digits and hyphens. Empty: from the English title.',
  inMenu: 'Link it in the menu of the store',
  published: 'Published',
  look: 'Look at it in the store',
  remove: 'Delete',
  removeConfirm: 'Delete “{title}”? Links to it will lead nowhere.',
  kindOf: {
    page: 'Page',
    policy: 'Policy',
    category: 'Category',
  },
  kindHint: {
    page: 'About the shop, questions and answers, and the like.',
    policy: 'Linked at the checkout and at the foot of each page.',
    category: 'The name of the products of one tag, with a few words about them.',
  },
}

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
