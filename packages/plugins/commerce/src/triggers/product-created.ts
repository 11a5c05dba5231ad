import { defineTrigger, productSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const productCreated = defineTrigger({
  name: 'product_created',
  kind: 'event',
  event: 'product.created',
  title: { en: 'Product created', ko: '상품 등록됨', ja: '商品が登録された' },
  description: {
    en: 'Starts when a product is added to the catalog.',
    ko: '상품이 카탈로그에 추가되면 시작됩니다.',
    ja: '商品がカタログに追加されると開始します。',
  },
  category: 'products',
  output: z.strictObject({
    product: productSnapshotSchema.meta({ title: 'Product' }),
  }),
  subject: { type: 'product', id: ['product', 'id'], label: ['product', 'title'] },
})
