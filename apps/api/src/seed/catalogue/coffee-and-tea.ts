import { type DemoProduct, optionNames } from './demo-product.js'

export const coffeeAndTea: readonly DemoProduct[] = [
  {
    title: { en: 'Brass coffee dripper', ko: '황동 커피 드리퍼', ja: '真鍮コーヒードリッパー' },
    description: {
      en: 'Spun from a single sheet of brass in Anseong. It warms up quickly and turns a deeper gold with use.',
      ko: '안성에서 황동판 한 장을 돌려 빚었습니다. 금세 데워지고, 쓸수록 빛깔이 깊어집니다.',
      ja: '安城の工房で一枚の真鍮板から絞り出しました。すぐに温まり、使うほどに色が深まります。',
    },
    color: '#b8863b',
    tags: ['tea-and-coffee'],
    option: optionNames.capacity,
    variants: [
      {
        sku: 'DRP-BRS-02',
        title: { en: '1–2 cups', ko: '1–2인용', ja: '1〜2杯用' },
        price: 42_000,
        counted: [14, 40],
      },
      {
        sku: 'DRP-BRS-04',
        title: { en: '3–4 cups', ko: '3–4인용', ja: '3〜4杯用' },
        price: 49_000,
        counted: [9, 32],
      },
    ],
  },
  {
    title: { en: 'Gooseneck kettle', ko: '구스넥 드립 주전자', ja: '細口ドリップケトル' },
    description: {
      en: 'A slow, steady pour from a long thin spout. For gas and induction.',
      ko: '가늘고 긴 주둥이에서 물줄기가 천천히, 고르게 떨어집니다. 가스레인지와 인덕션에서 모두 쓸 수 있습니다.',
      ja: '細く長い注ぎ口から、ゆっくり安定した湯が落ちます。ガスとIHの両方で使えます。',
    },
    color: '#4b5563',
    tags: ['tea-and-coffee'],
    option: optionNames.capacity,
    variants: [
      {
        sku: 'KTL-GSN-06',
        title: { en: '0.6 litres', ko: '0.6L', ja: '0.6リットル' },
        price: 69_000,
        counted: [6, 22],
      },
      {
        sku: 'KTL-GSN-09',
        title: { en: '0.9 litres', ko: '0.9L', ja: '0.9リットル' },
        price: 79_000,
        counted: [5, 18],
      },
    ],
  },
  {
    title: { en: 'Celadon tea cup', ko: '청자 찻잔', ja: '青磁の湯呑み' },
    description: {
      en: 'Thrown in Gangjin and glazed the colour of a clear autumn sky. Each cup differs a little.',
      ko: '강진에서 물레로 빚어 맑은 가을 하늘빛 유약을 입혔습니다. 잔마다 모양이 조금씩 다릅니다.',
      ja: '康津でろくろを引き、秋空のような釉薬をかけました。一つひとつ表情が異なります。',
    },
    color: '#8fb8a8',
    tags: ['tea-and-coffee', 'tableware'],
    option: optionNames.set,
    variants: [
      {
        sku: 'CUP-CEL-1',
        title: { en: 'One cup', ko: '1개', ja: '1客' },
        price: 28_000,
        counted: [24, 60],
      },
      {
        sku: 'CUP-CEL-2',
        title: { en: 'Pair in a box', ko: '2개 세트(상자 포장)', ja: '2客セット(箱入り)' },
        price: 54_000,
        counted: [10, 26],
      },
    ],
  },
  {
    title: { en: 'First-flush green tea from Boseong', ko: '보성 우전 녹차', ja: '宝城の雨前緑茶' },
    description: {
      en: 'Young leaves picked by hand before the April rain and roasted nine times in an iron pan.',
      ko: '곡우 전에 손으로 딴 어린잎을 무쇠솥에서 아홉 번 덖었습니다.',
      ja: '穀雨の前に手摘みした若葉を、鉄釜で九回炒って仕上げました。',
    },
    color: '#6b8e4e',
    tags: ['tea-and-coffee'],
    option: optionNames.weight,
    variants: [
      {
        sku: 'TEA-UJN-30',
        title: { en: '30 g tin', ko: '30g 캔', ja: '30g缶' },
        price: 32_000,
        counted: [18, 70],
      },
      {
        sku: 'TEA-UJN-80',
        title: { en: '80 g tin', ko: '80g 캔', ja: '80g缶' },
        price: 74_000,
        counted: [7, 30],
      },
    ],
  },
]
