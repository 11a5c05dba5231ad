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
