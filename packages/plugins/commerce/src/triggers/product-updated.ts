import { defineTrigger, productSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const productUpdated = defineTrigger({
  name: 'product_updated',
  kind: 'event',
  event: 'product.updated',
  title: { en: 'Product updated', ko: '상품 변경됨', ja: '商品が変更された' },
  description: {
    en: 'Starts when anything about a product changed, and tells what.',
    ko: '상품의 내용이 바뀌면 시작되며, 무엇이 바뀌었는지 알려 줍니다.',
    ja: '商品の内容が変わると開始し、何が変わったかを伝えます。',
  },
  category: 'products',
  output: z.strictObject({
    product: productSnapshotSchema.meta({ title: 'Product' }),
    changed: z.array(z.string()).meta({ title: 'Changed parts' }),
  }),
  subject: { type: 'product', id: ['product', 'id'], label: ['product', 'title'] },
})
