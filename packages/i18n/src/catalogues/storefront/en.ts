export const storefront = {
  store: {
    menu: 'Menu',
    language: 'Language',
  },
}
