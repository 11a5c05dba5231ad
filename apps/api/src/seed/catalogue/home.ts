import { type DemoProduct, optionNames } from './demo-product.js'

export const home: readonly DemoProduct[] = [
  {
    title: { en: 'Moon jar', ko: '달항아리', ja: '白磁の月壺' },
    description: {
      en: 'Two hemispheres of white porcelain joined into one, never quite round. Signed by the potter.',
      ko: '백자 사발 두 개를 맞붙여 빚어 완전히 둥글지 않습니다. 도예가의 서명이 있습니다.',
      ja: '白磁の半球を二つ合わせて作るため、真円にはなりません。作家の署名入り。',
    },
    color: '#e7e4dc',
    tags: ['home'],
    option: optionNames.size,
    variants: [
      {
        sku: 'JAR-MOON-18',
        title: { en: '18 cm', ko: '18cm', ja: '18cm' },
        price: 128_000,
        counted: [4, 9],
      },
      {
        sku: 'JAR-MOON-26',
        title: { en: '26 cm', ko: '26cm', ja: '26cm' },
        price: 240_000,
        counted: [2, 5],
      },
    ],
  },
  {
    title: { en: 'Hanji lamp', ko: '한지 조명', ja: '韓紙のランプ' },
    description: {
      en: 'Mulberry paper from Jeonju on a frame of bamboo. The light is that of a paper window at dusk.',
      ko: '대나무 틀에 전주 한지를 발랐습니다. 저녁 무렵 창호지에 스미는 빛을 닮았습니다.',
      ja: '竹の骨組みに全州の韓紙を張りました。夕暮れの障子のような明かりです。',
    },
    color: '#e9cf9c',
    tags: ['home'],
    option: optionNames.kind,
    variants: [
      {
        sku: 'LMP-HNJ-T',
        title: { en: 'Table lamp', ko: '탁상용', ja: '卓上用' },
        price: 98_000,
        before: 118_000,
        counted: [5, 14],
      },
      {
        sku: 'LMP-HNJ-F',
        title: { en: 'Floor lamp', ko: '플로어 스탠드', ja: 'フロアスタンド' },
        price: 168_000,
        counted: [2, 8],
      },
    ],
  },
  {
    title: { en: 'Patchwork wrapping cloth', ko: '조각보', ja: 'ポジャギ(パッチワークの包み布)' },
    description: {
      en: 'Leftover silk, sewn together with flat seams so that both sides are the right one.',
      ko: '자투리 비단을 쌈솔로 이어 앞뒤가 모두 곱습니다.',
      ja: '絹の端切れを平らに縫い合わせ、表裏どちらも美しく仕上げました。',
    },
    color: '#b45f7a',
    tags: ['home'],
    option: optionNames.size,
    variants: [
      {
        sku: 'CLT-BJG-45',
        title: { en: '45 × 45 cm', ko: '45 × 45cm', ja: '45 × 45cm' },
        price: 46_000,
        counted: [10, 24],
      },
      {
        sku: 'CLT-BJG-90',
        title: { en: '90 × 90 cm', ko: '90 × 90cm', ja: '90 × 90cm' },
        price: 118_000,
        counted: [3, 8],
      },
    ],
  },
  {
    title: { en: 'Linen apron', ko: '리넨 앞치마', ja: 'リネンエプロン' },
    description: {
      en: 'Washed linen with crossed straps, so that nothing pulls at the neck. Two deep pockets.',
      ko: '끈을 등에서 교차해 목이 당기지 않는 워싱 리넨 앞치마입니다. 깊은 주머니가 두 개 있습니다.',
      ja: '紐を背中で交差させ、首に負担のかからないウォッシュドリネン。深いポケットが二つ。',
    },
    color: '#39496b',
    tags: ['home'],
    sizeChart: {
      en: '| | cm |\n|---|---|\n| Length | 92 |\n| Width | 78 |\n| Straps | 2 × 95 |\n\nOne size; the straps cross at the back and fit most people from 150 to 190 cm.',
      ko: '| | cm |\n|---|---|\n| 길이 | 92 |\n| 너비 | 78 |\n| 끈 | 2 × 95 |\n\n한 가지 크기입니다. 끈을 등에서 교차해 키 150~190cm까지 편하게 맞습니다.',
      ja: '| | cm |\n|---|---|\n| 丈 | 92 |\n| 幅 | 78 |\n| 紐 | 2 × 95 |\n\nワンサイズです。紐を背中で交差させるので、身長150〜190cmの方に合います。',
    },
    option: optionNames.color,
    variants: [
      {
        sku: 'APR-LIN-IND',
        title: { en: 'Indigo', ko: '쪽빛', ja: '藍' },
        price: 56_000,
        counted: [8, 25],
      },
      {
        sku: 'APR-LIN-OAT',
        title: { en: 'Oatmeal', ko: '오트밀', ja: 'オートミール' },
        price: 56_000,
        counted: [7, 25],
      },
      {
        sku: 'APR-LIN-CHR',
        title: { en: 'Charcoal', ko: '먹색', ja: '墨' },
        price: 56_000,
        counted: [8, 22],
      },
    ],
  },
]
