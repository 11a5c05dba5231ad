/** What the API's problems about pages of the store say. */
export const storePageProblems = {
  'page-changed': {
    message: 'ほかの人がこのページを変更しました。',
    fix: '保存されていません。読み込み直すか、自分の内容で上書きしてください。',
  },
  'page-handle-taken': {
    message: 'このアドレスはほかのページが使っています。',
    fix: '別のアドレスを入力してください。',
  },
  'page-tag-taken': {
    message: 'このカテゴリのページはすでにあります。',
    fix: 'そのページを編集するか、別のタグを選んでください。',
  },
  'page-tag-misplaced': {
    message: 'タグを持つのはカテゴリだけです。',
    fix: 'カテゴリには商品のタグを入力してください。',
  },
  'too-many-pages': {
    message: 'これ以上ページを作れません。',
    fix: '使わなくなったページを削除してください。',
  },
}
