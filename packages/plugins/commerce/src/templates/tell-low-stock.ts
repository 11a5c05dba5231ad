import { defineTemplate } from '@counterflow/plugin-sdk'

const stock = (...path: string[]) => ({ $ref: ['trigger', 'stock', ...path] })
const subject = 'Only {{ trigger.stock.available }} left of {{ trigger.stock.product.title }}'
const body =
  '{{ trigger.stock.product.title }} ({{ trigger.stock.variant }}) is running low: {{ trigger.stock.available }} can still be sold. The last pieces went from {{ trigger.stock.location.name }}.\n\nPlease order more, or bring some from another location.'

export const tellLowStock = defineTemplate({
  name: 'tell_low_stock',
  title: {
    en: 'Tell me when stock is low',
    ko: '재고가 부족하면 알림 받기',
    ja: '在庫が少なくなったら知らせる',
  },
  description: {
    en: 'Sends you an e-mail when a product is running low, once each time: with its SKU, how many are left and where the last ones went from.',
    ko: '제품 재고가 부족해질 때마다 한 번씩 SKU, 남은 수량, 마지막으로 출고된 위치를 이메일로 알려 줍니다.',
    ja: '商品の在庫が少なくなるたびに一度、SKU、残りの数、最後に出たロケーションをメールで知らせます。',
  },
  category: 'inventory',
  definition: {
    schema: 1,
    name: 'Tell me when stock is low',
    trigger: { type: 'commerce.stock_low', config: {} },
    nodes: [
      {
        id: 'tell',
        kind: 'action',
        action: 'mail.send_internal',
        input: {
          to: ['your.email@example.com'],
          subject: { $template: subject },
          body: { $template: body },
          fields: [
            { label: 'Product', value: stock('product', 'title') },
            { label: 'Variant', value: stock('variant') },
            { label: 'SKU', value: stock('sku') },
            { label: 'Location', value: stock('location', 'name') },
            { label: 'Available', value: stock('available') },
          ],
        },
      },
    ],
    edges: [{ from: 'trigger', port: 'then', to: 'tell' }],
    layout: { trigger: { x: 0, y: 0 }, tell: { x: 380, y: 0 } },
  },
  texts: {
    ko: {
      [subject]: '{{ trigger.stock.product.title }} 재고가 {{ trigger.stock.available }}개 남았습니다',
      [body]:
        '{{ trigger.stock.product.title }} ({{ trigger.stock.variant }})의 재고가 부족합니다. 판매 가능 수량이 {{ trigger.stock.available }}개 남았습니다. 마지막 수량은 {{ trigger.stock.location.name }}에서 나갔습니다.\n\n추가로 발주하거나 다른 위치에서 옮겨 주세요.',
      Product: '제품',
      Variant: '이형 상품',
      SKU: 'SKU 코드',
      Location: '위치',
      Available: '판매 가능',
    },
    ja: {
      [subject]: '{{ trigger.stock.product.title }}の在庫が残り{{ trigger.stock.available }}点です',
      [body]:
        '{{ trigger.stock.product.title }}（{{ trigger.stock.variant }}）の在庫が少なくなっています。販売できるのは残り{{ trigger.stock.available }}点です。最後の分は{{ trigger.stock.location.name }}から出ました。\n\n追加で発注するか、他のロケーションから移してください。',
      Product: '商品',
      Variant: 'バリエーション',
      SKU: 'SKUコード',
      Location: 'ロケーション',
      Available: '販売可能',
    },
  },
})
