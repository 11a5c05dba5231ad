export const storefront = {
  store: {
    menu: 'メニュー',
    language: '言語',
  },
}
