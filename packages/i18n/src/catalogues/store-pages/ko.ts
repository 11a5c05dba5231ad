export const storePages = {
  intro: '온라인 스토어가 상품 외에 알리는 내용입니다. 정책은 결제 화면에도 연결됩니다.',
  add: '새 페이지',
  emptyTitle: '아직 페이지가 없습니다',
  emptyBody: '가게를 소개하고, 자주 묻는 질문에 답하고, 배송과 반품 방법을 알려 주세요.',
  goneTitle: '없는 페이지입니다',
  goneBody: '누군가 삭제했습니다.',
  menuBadge: '메뉴에 표시',
  hidden: '비공개',
  newTitle: '새 페이지',
  texts: '내용',
  language: '작성 언어',
  name: '제목',
  nameHint: '비어 있는 언어에는 작성한 제목을 사용합니다.',
  text: '내용',
  textHint:
    '마크다운: ## 제목, - 목록, **굵게**, [링크](https://…). 비어 있는 언어에는 영어 내용이 표시됩니다.',
  place: '표시 위치',
  kind: '종류',
  tag: '상품 태그',
  tagHint: '상품에 지정한 태그와 같아야 합니다.',
  handle: '주소',
  handleHint: '소문자, 숫자, 하이픈. 비워 두면 영어 제목으로 만듭니다.',
  inMenu: '스토어 메뉴에 표시',
  published: '공개',
  look: '스토어에서 보기',
  remove: '삭제',
  removeConfirm: '‘{title}’ 페이지를 삭제할까요? 이 페이지로 가는 링크는 더 이상 열리지 않습니다.',
  kindOf: {
    page: '페이지',
    policy: '정책',
    category: '카테고리',
  },
  kindHint: {
    page: '가게 소개, 자주 묻는 질문 등입니다.',
    policy: '결제 화면과 모든 페이지 하단에 연결됩니다.',
    category: '한 태그의 상품을 부르는 이름과 짧은 소개입니다.',
  },
}

/** What the API's problems about pages of the store say. */
export const storePageProblems = {
  'page-changed': {
    message: '다른 사람이 이 페이지를 변경했습니다.',
    fix: '저장되지 않았습니다. 다시 불러오거나 내 내용으로 덮어쓰세요.',
  },
  'page-handle-taken': {
    message: '다른 페이지가 이 주소를 쓰고 있습니다.',
    fix: '다른 주소를 입력하세요.',
  },
  'page-tag-taken': {
    message: '이 카테고리를 다루는 페이지가 이미 있습니다.',
    fix: '그 페이지를 수정하거나 다른 태그를 선택하세요.',
  },
  'page-tag-misplaced': {
    message: '태그는 카테고리에만 있어야 합니다.',
    fix: '카테고리에 상품의 태그를 입력하세요.',
  },
  'too-many-pages': {
    message: '페이지를 더 만들 수 없습니다.',
    fix: '더 이상 쓰지 않는 페이지를 삭제하세요.',
  },
}
