import type { DemoPage } from './demo-page.js'

export const demoCategories: readonly DemoPage[] = [
  {
    handle: 'tea-and-coffee',
    kind: 'category',
    tag: 'tea-and-coffee',
    title: { en: 'Tea & coffee', ko: '차와 커피', ja: 'お茶とコーヒー' },
    body: {
      en: 'What is in the cup, and what it is poured from.',
      ko: '잔에 담기는 것과 그것을 따르는 것.',
      ja: 'カップの中身と、それを注ぐ道具。',
    },
    inMenu: true,
  },
  {
    handle: 'tableware',
    kind: 'category',
    tag: 'tableware',
    title: { en: 'Tableware', ko: '식기', ja: '器' },
    body: {
      en: 'Thrown, turned and lacquered by hand, for every day.',
      ko: '손으로 빚고 깎고 옻칠한, 매일 쓰는 그릇.',
      ja: '手で挽き、削り、漆を塗った、毎日の器。',
    },
    inMenu: true,
  },
  {
    handle: 'home',
    kind: 'category',
    tag: 'home',
    title: { en: 'Home', ko: '집', ja: '暮らし' },
    body: {
      en: 'Light, cloth and porcelain for rooms that are lived in.',
      ko: '사람이 사는 방을 위한 빛과 천과 백자.',
      ja: '人が暮らす部屋のための、灯りと布と白磁。',
    },
    inMenu: true,
  },
  {
    handle: 'pantry',
    kind: 'category',
    tag: 'pantry',
    title: { en: 'Pantry', ko: '식료품', ja: '食品' },
    body: {
      en: 'Pressed and simmered in small batches.',
      ko: '적은 양을 짜고 달여 만듭니다.',
      ja: '少しずつ搾り、煮て作ります。',
    },
    inMenu: true,
  },
]
