import type { Address } from '@counterflow/core'

export interface DemoCustomer {
  readonly name: string
  readonly email: string
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  /** How many days ago the customer came for the first time. */
  readonly daysAgo: number
  readonly address: Omit<Address, 'name'>
}

const seoul = (line1: string, postalCode: string, line2?: string) => ({
  line1,
  ...(line2 === undefined ? {} : { line2 }),
  city: '서울특별시',
  postalCode,
  countryCode: 'KR',
})

/** Who buys in the demo shop. The keys are what the demo orders name them by. */
export const demoCustomers = {
  haneul: {
    name: '김하늘',
    email: 'haneul.kim@example.com',
    tags: ['VIP', '단골'],
    metadata: { Tier: 'VIP' },
    daysAgo: 410,
    address: seoul('종로구 자하문로 52', '03044', '3층'),
  },
  minjun: {
    name: '박민준',
    email: 'minjun.park@example.com',
    tags: ['단골'],
    metadata: {},
    daysAgo: 260,
    address: seoul('마포구 와우산로 94', '04066', '1203호'),
  },
  seoyeon: {
    name: '이서연',
    email: 'seoyeon.lee@example.com',
    tags: [],
    metadata: {},
    daysAgo: 120,
    address: seoul('성동구 서울숲길 17', '04766'),
  },
  jiho: {
    name: '최지호',
    email: 'jiho.choi@example.com',
    tags: ['카페'],
    metadata: { company: '골목커피' },
    daysAgo: 200,
    address: {
      line1: '수영구 광안해변로 219',
      city: '부산광역시',
      postalCode: '48303',
      countryCode: 'KR',
    },
  },
  yuna: {
    name: '정유나',
    email: 'yuna.jung@example.com',
    tags: [],
    metadata: {},
    daysAgo: 44,
    address: { line1: '수성구 들안로 131', city: '대구광역시', postalCode: '42136', countryCode: 'KR' },
  },
  dohyun: {
    name: '한도현',
    email: 'dohyun.han@example.com',
    tags: [],
    metadata: {},
    daysAgo: 18,
    address: {
      line1: '제주시 애월읍 애월로 27',
      city: '제주특별자치도',
      postalCode: '63043',
      countryCode: 'KR',
    },
  },
  aoi: {
    name: '佐藤 葵',
    email: 'aoi.sato@example.com',
    tags: ['VIP'],
    metadata: { Tier: 'VIP' },
    daysAgo: 330,
    address: {
      line1: '神宮前4-12-10',
      line2: '表参道ハイツ302',
      city: '渋谷区',
      region: '東京都',
      postalCode: '150-0001',
      countryCode: 'JP',
    },
  },
  haruto: {
    name: '田中 陽翔',
    email: 'haruto.tanaka@example.com',
    tags: [],
    metadata: {},
    daysAgo: 75,
    address: {
      line1: '烏丸通三条上ル場之町599',
      city: '京都市中京区',
      region: '京都府',
      postalCode: '604-8172',
      countryCode: 'JP',
    },
  },
  mio: {
    name: '山本 美桜',
    email: 'mio.yamamoto@example.com',
    tags: [],
    metadata: {},
    daysAgo: 9,
    address: {
      line1: '天神2-5-35',
      city: '福岡市中央区',
      region: '福岡県',
      postalCode: '810-0001',
      countryCode: 'JP',
    },
  },
  emma: {
    name: 'Emma Lindqvist',
    email: 'emma.lindqvist@example.com',
    tags: [],
    metadata: {},
    daysAgo: 58,
    address: { line1: 'Götgatan 41', city: 'Stockholm', postalCode: '116 21', countryCode: 'SE' },
  },
  daniel: {
    name: 'Daniel Okafor',
    email: 'daniel.okafor@example.com',
    tags: ['wholesale'],
    metadata: { company: 'Okafor & Daughters' },
    daysAgo: 150,
    address: { line1: '88 Columbia Road', city: 'London', postalCode: 'E2 7QB', countryCode: 'GB' },
  },
  sofia: {
    name: 'Sofia Marchetti',
    email: 'sofia.marchetti@example.com',
    tags: [],
    metadata: {},
    daysAgo: 27,
    address: { line1: 'Via San Vitale 23', city: 'Bologna', postalCode: '40125', countryCode: 'IT' },
  },
} as const satisfies Record<string, DemoCustomer>

export type DemoCustomerKey = keyof typeof demoCustomers
