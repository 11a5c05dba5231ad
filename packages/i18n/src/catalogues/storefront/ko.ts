export const storefront = {
  store: {
    menu: '메뉴',
    language: '언어',
  },
}
