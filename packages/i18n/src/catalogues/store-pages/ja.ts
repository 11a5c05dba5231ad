export const storePages = {
  intro: '商品のほかにオンラインストアが伝える内容です。ポリシーはお支払い画面にもリンクされます。',
  add: '新しいページ',
  emptyTitle: 'まだページがありません',
  emptyBody: '店の紹介、よくある質問、配送や返品の方法を書きましょう。',
  goneTitle: 'このページはありません',
  goneBody: 'だれかが削除しました。',
  menuBadge: 'メニューに表示',
  hidden: '非公開',
  newTitle: '新しいページ',
  texts: '本文',
  language: '文章の言語',
  name: 'タイトル',
  nameHint: '空の言語には、入力したタイトルを使います。',
  text: '本文',
  textHint:
    'Markdown：## 見出し、- リスト、**太字**、[リンク](https://…)。空の言語には英語の文章が表示されます。',
  place: '表示場所',
  kind: '種類',
  tag: '商品のタグ',
  tagHint: '商品に付けたタグと同じものです。',
  handle: 'アドレス',
  handleHint: '小文字、数字、ハイフン。空の場合は英語のタイトルから作ります。',
  inMenu: 'ストアのメニューに表示する',
  published: '公開',
  look: 'ストアで見る',
  remove: '削除',
  removeConfirm: '「{title}」を削除しますか？このページへのリンクは開けなくなります。',
  kindOf: {
    page: 'ページ',
    policy: 'ポリシー',
    category: 'カテゴリ',
  },
  kindHint: {
    page: '店の紹介やよくある質問などです。',
    policy: 'お支払い画面と各ページの下にリンクされます。',
    category: 'ひとつのタグの商品の呼び名と短い紹介です。',
  },
}

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
