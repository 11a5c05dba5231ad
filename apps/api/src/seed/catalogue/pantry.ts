import { type DemoProduct, optionNames } from './demo-product.js'

export const pantry: readonly DemoProduct[] = [
  {
    title: { en: 'Cold-pressed sesame oil', ko: '저온 압착 참기름', ja: '低温圧搾ごま油' },
    description: {
      en: 'Korean sesame, roasted low and pressed the same day in Yecheon. Nutty, never bitter.',
      ko: '국산 참깨를 낮은 온도에서 볶아 예천에서 당일 짰습니다. 고소하고 쓴맛이 없습니다.',
      ja: '韓国産のごまを低温で焙煎し、その日のうちに醴泉で搾りました。香ばしく、苦みがありません。',
    },
    color: '#a8702a',
    tags: ['pantry'],
    option: optionNames.capacity,
    variants: [
      {
        sku: 'OIL-SES-180',
        title: { en: '180 ml', ko: '180ml', ja: '180ml' },
        price: 22_000,
        counted: [26, 90],
      },
      {
        sku: 'OIL-SES-300',
        title: { en: '300 ml', ko: '300ml', ja: '300ml' },
        price: 34_000,
        counted: [18, 64],
      },
    ],
  },
  {
    title: { en: 'Ginger preserve', ko: '생강청', ja: '生姜の砂糖漬けシロップ' },
    description: {
      en: 'Ginger from Wanju and pears, simmered for a day. A spoonful makes a cup of hot tea.',
      ko: '완주 생강과 배를 하루 동안 졸였습니다. 한 숟가락이면 따뜻한 차 한 잔이 됩니다.',
      ja: '完州の生姜と梨を一日かけて煮詰めました。ひとさじで温かいお茶になります。',
    },
    color: '#d9a441',
    tags: ['pantry', 'tea-and-coffee'],
    option: optionNames.weight,
    variants: [
      {
        sku: 'JAM-GNG-250',
        title: { en: '250 g', ko: '250g', ja: '250g' },
        price: 16_000,
        counted: [30, 84],
      },
      {
        sku: 'JAM-GNG-500',
        title: { en: '500 g', ko: '500g', ja: '500g' },
        price: 28_000,
        counted: [14, 50],
      },
    ],
  },
  {
    title: { en: 'Soy candle', ko: '소이 캔들', ja: 'ソイキャンドル' },
    description: {
      en: 'Soy wax in a stoneware cup that stays when the candle has gone. Burns for about forty hours.',
      ko: '다 쓴 뒤에는 잔으로 쓸 수 있는 도기에 소이 왁스를 담았습니다. 약 40시간 동안 탑니다.',
      ja: '使い終わったあとも器として残る陶器にソイワックスを注ぎました。燃焼時間は約40時間。',
    },
    color: '#7a8b7f',
    tags: ['home'],
    option: optionNames.scent,
    variants: [
      {
        sku: 'CND-SOY-PIN',
        title: { en: 'Pine forest', ko: '솔숲', ja: '松林' },
        price: 32_000,
        counted: [17, 46],
      },
      {
        sku: 'CND-SOY-PSM',
        title: { en: 'Persimmon', ko: '홍시', ja: '熟柿' },
        price: 32_000,
        counted: [16, 45],
      },
    ],
  },
]
