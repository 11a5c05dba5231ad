import { type Currency, type Language, minorUnits, type TillSettings } from '@counterflow/core'

/** A shop of each language, as its country writes addresses and taxes. */
export const sampleShops: Record<
  Language,
  { shop: Partial<TillSettings>; currency: Currency; titles: string[]; scale: number }
> = {
  ko: {
    currency: 'KRW',
    scale: 1,
    titles: [
      '따뜻한 아메리카노',
      '핸드메이드 도자기 머그컵 (블루)',
      '유기농 면 티셔츠 M',
      '제주 감귤 마멀레이드 200g',
      '선물 포장',
    ],
    shop: {
      shopName: '물결상점 성수점',
      address: ['서울특별시 성동구 연무장길 12, 1층'],
      phone: '02-123-4567',
      taxNumber: '123-45-67890',
      timeZone: 'Asia/Seoul',
      receiptFooter: {
        en: 'Thank you!',
        ko: '감사합니다. 교환·환불은 14일 이내에 영수증과 함께 방문해 주세요.',
        ja: 'ありがとうございました。',
      },
    },
  },
  ja: {
    currency: 'JPY',
    scale: 0.1,
    titles: [
      '深煎りコーヒー豆（エチオピア）200g',
      '手ぬぐい「青海波」',
      'オーガニックコットンＴシャツ Ｍサイズ',
      '季節の和菓子詰め合わせ',
      'ギフトラッピング',
    ],
    shop: {
      shopName: '潮騒堂 鎌倉店',
      address: ['神奈川県鎌倉市小町2-3-4'],
      phone: '0467-12-3456',
      taxNumber: 'T1234567890123',
      timeZone: 'Asia/Tokyo',
      receiptFooter: {
        en: 'Thank you!',
        ko: '감사합니다.',
        ja: 'ご来店ありがとうございました。返品・交換は14日以内にレシートをお持ちください。',
      },
    },
  },
  en: {
    currency: 'USD',
    scale: 0.1,
    titles: [
      'Flat white',
      'Hand-thrown stoneware mug, ocean blue',
      'Organic cotton T-shirt, M',
      'Seville orange marmalade 7 oz',
      'Gift wrapping',
    ],
    shop: {
      shopName: 'Counterflow Market Hall',
      address: ['12 Harbor Street', 'Portland, OR 97209'],
      phone: '(503) 555-0123',
      taxNumber: null,
      timeZone: 'America/Los_Angeles',
      receiptFooter: {
        en: 'Thank you! Returns within 14 days with this receipt.',
        ko: '감사합니다.',
        ja: 'ありがとうございました。',
      },
    },
  },
}

export const sampleTaxes: Record<Language, TillSettings['taxes'][number]> = {
  ko: { from: '2020-01-01T00:00:00.000Z', ratesBasisPoints: [1_000], names: ['부가세'], included: true },
  ja: { from: '2020-01-01T00:00:00.000Z', ratesBasisPoints: [1_000], names: ['消費税'], included: true },
  en: {
    from: '2020-01-01T00:00:00.000Z',
    ratesBasisPoints: [600, 225],
    names: ['State tax', 'City tax'],
    included: false,
  },
}

const policies: TillSettings['policies'] = {}

export function sampleSettings(language: Language): TillSettings {
  const { shop, currency } = sampleShops[language]
  return {
    shopName: '',
    address: [],
    phone: null,
    taxNumber: null,
    currency,
    timeZone: 'UTC',
    language,
    taxes: [sampleTaxes[language]],
    smallestCoin: 1,
    denominations: [],
    paymentMethods: [],
    cardProviders: [{ key: 'square', name: 'Square' }],
    policies,
    blindCount: false,
    mostCashDifference: minorUnits(0),
    mostSnapshotHours: 24,
    keepDays: 30,
    receiptFooter: null,
    lockMinutes: 5,
    ...shop,
  }
}
