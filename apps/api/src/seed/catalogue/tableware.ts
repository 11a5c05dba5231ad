import { type DemoProduct, optionNames } from './demo-product.js'

export const tableware: readonly DemoProduct[] = [
  {
    title: { en: 'Buncheong rice bowl', ko: '분청 밥공기', ja: '粉青の飯碗' },
    description: {
      en: 'Brushed with white slip before firing. Deep enough for rice, wide enough for soup.',
      ko: '굽기 전에 백토를 귀얄로 발랐습니다. 밥을 담기에 깊고, 국을 담기에도 넉넉합니다.',
      ja: '焼く前に白い化粧土を刷毛で施しました。ご飯にも汁物にもちょうどよい深さです。',
    },
    color: '#cfc6b4',
    tags: ['tableware'],
    option: optionNames.set,
    variants: [
      { sku: 'BWL-BCH-1', title: { en: 'One bowl', ko: '1개', ja: '1個' }, price: 24_000, counted: [30, 80] },
      {
        sku: 'BWL-BCH-2',
        title: { en: 'Pair', ko: '2개 세트', ja: '2個セット' },
        price: 45_000,
        counted: [12, 40],
      },
      {
        sku: 'BWL-BCH-4',
        title: { en: 'Set of four', ko: '4개 세트', ja: '4個セット' },
        price: 86_000,
        counted: [4, 20],
      },
    ],
  },
  {
    title: { en: 'Lacquered spoon and chopsticks', ko: '옻칠 수저 세트', ja: '漆塗りのスプーンと箸' },
    description: {
      en: 'Beech under seven coats of natural lacquer from Wonju. Light in the hand, kind to the teeth.',
      ko: '너도밤나무에 원주 옻을 일곱 번 올렸습니다. 손에 가볍고 입에 닿는 느낌이 부드럽습니다.',
      ja: 'ブナに原州の漆を七度塗り重ねました。手に軽く、口当たりもやさしい一組です。',
    },
    color: '#6b2f24',
    tags: ['tableware'],
    option: optionNames.color,
    variants: [
      {
        sku: 'SPN-LAC-RD',
        title: { en: 'Red', ko: '주칠', ja: '朱' },
        price: 36_000,
        counted: [16, 44],
      },
      {
        sku: 'SPN-LAC-BK',
        title: { en: 'Black', ko: '흑칠', ja: '黒' },
        price: 36_000,
        counted: [15, 41],
      },
    ],
  },
  {
    title: { en: 'Pine tray', ko: '소나무 쟁반', ja: '松のトレー' },
    description: {
      en: 'Planed from one board of red pine and oiled by hand. Carries breakfast for one, or tea for four.',
      ko: '적송 판재 한 장을 깎아 손으로 기름을 먹였습니다. 혼자 먹는 아침상에도, 넷이 마시는 찻상에도 어울립니다.',
      ja: '赤松の一枚板を削り、手で油を染み込ませました。一人の朝食にも、四人のお茶にも。',
    },
    color: '#c99a5b',
    tags: ['tableware'],
    option: optionNames.size,
    variants: [
      {
        sku: 'TRY-PIN-S',
        title: { en: 'Small, 27 cm', ko: '소 (27cm)', ja: '小(27cm)' },
        price: 38_000,
        counted: [11, 30],
      },
      {
        sku: 'TRY-PIN-M',
        title: { en: 'Medium, 36 cm', ko: '중 (36cm)', ja: '中(36cm)' },
        price: 52_000,
        counted: [8, 24],
      },
      {
        sku: 'TRY-PIN-L',
        title: { en: 'Large, 45 cm', ko: '대 (45cm)', ja: '大(45cm)' },
        price: 68_000,
        counted: [3, 15],
      },
    ],
  },
  {
    title: { en: 'Ramie table runner', ko: '모시 테이블 러너', ja: '苧麻のテーブルランナー' },
    description: {
      en: 'Hansan ramie, woven so finely that light falls through it. Hemmed by hand.',
      ko: '빛이 비칠 만큼 곱게 짠 한산 모시로, 가장자리를 손바느질로 마무리했습니다.',
      ja: '光が透けるほど細かく織られた韓山の苧麻。縁は手縫いで仕上げています。',
    },
    color: '#dcd3bd',
    tags: ['tableware'],
    option: optionNames.size,
    variants: [
      {
        sku: 'RUN-RAM-160',
        title: { en: '40 × 160 cm', ko: '40 × 160cm', ja: '40 × 160cm' },
        price: 58_000,
        counted: [9, 26],
      },
      {
        sku: 'RUN-RAM-200',
        title: { en: '40 × 200 cm', ko: '40 × 200cm', ja: '40 × 200cm' },
        price: 69_000,
        counted: [6, 20],
      },
    ],
  },
]
