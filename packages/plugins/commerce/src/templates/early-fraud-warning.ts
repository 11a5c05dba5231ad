import { defineTemplate } from '@counterflow/plugin-sdk'

const charge = (...path: string[]) => ({ $ref: ['steps', 'charge', ...path] })

export const earlyFraudWarning = defineTemplate({
  name: 'early_fraud_warning',
  title: {
    en: 'Act on early fraud warnings',
    ko: '사기 조기 경고에 대응',
    ja: '早期不正警告に対応する',
  },
  description: {
    en: 'Refunds a charge that its issuer warns of while it costs less than a dispute would; otherwise asks a member of the team to look into it.',
    ko: '카드 발급사가 경고한 결제 금액이 분쟁 수수료보다 적으면 환불하고, 그렇지 않으면 팀원에게 확인을 요청합니다.',
    ja: '発行会社が警告した支払いが異議申し立て手数料より少額なら返金し、それ以外はチームメンバーに調査を依頼します。',
  },
  category: 'risk',
  definition: {
    schema: 1,
    name: 'Act on early fraud warnings',
    trigger: { type: 'commerce.early_fraud_warning_created', config: {} },
    nodes: [
      {
        id: 'charge',
        kind: 'action',
        action: 'commerce.retrieve_charge',
        input: { chargeId: { $ref: ['trigger', 'warning', 'chargeId'] } },
      },
      {
        id: 'below_fee',
        kind: 'condition',
        when: {
          all: [{ field: charge('amount'), operator: 'less_than', value: { $ref: ['shop', 'disputeFee'] } }],
        },
      },
      {
        id: 'refund',
        kind: 'action',
        action: 'commerce.create_refund',
        input: {
          chargeId: charge('id'),
          amount: charge('refundable'),
          customerId: charge('customerId'),
          reason: 'unspecified',
          origin: 'early-fraud-warning',
        },
      },
      {
        id: 'escalate',
        kind: 'action',
        action: 'mail.send_to_staff',
        input: {
          subject: { $template: 'Possible fraud: please look into order {{ steps.charge.orderNumber }}' },
          body: "The issuer of a customer's card warns that the charge below may be fraudulent. It is too large to be refunded without a look at it.\n\nPlease check the order today: has it left the shop, do the addresses fit, does the customer answer? If you doubt it, stop the parcel and refund the charge. A dispute would cost us the amount, the goods and a fee.",
          fields: [
            { label: 'Charge ID', value: charge('id') },
            { label: 'Amount', value: charge('amount') },
            { label: 'Order', value: charge('orderNumber') },
            { label: 'Customer e-mail', value: charge('customerEmail') },
            { label: 'Warning', value: { $ref: ['trigger', 'warning', 'reason'] } },
            { label: 'Received', value: { $ref: ['trigger', 'warning', 'createdAt'] } },
          ],
        },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'charge' },
      { from: 'charge', port: 'then', to: 'below_fee' },
      { from: 'below_fee', port: 'then', to: 'refund' },
      { from: 'below_fee', port: 'otherwise', to: 'escalate' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      charge: { x: 380, y: 0 },
      below_fee: { x: 760, y: 0 },
      refund: { x: 1140, y: -100 },
      escalate: { x: 1140, y: 100 },
    },
  },
  texts: {
    ko: {
      'Possible fraud: please look into order {{ steps.charge.orderNumber }}':
        '사기 의심: 확인이 필요한 주문 {{ steps.charge.orderNumber }}',
      "The issuer of a customer's card warns that the charge below may be fraudulent. It is too large to be refunded without a look at it.\n\nPlease check the order today: has it left the shop, do the addresses fit, does the customer answer? If you doubt it, stop the parcel and refund the charge. A dispute would cost us the amount, the goods and a fee.":
        '고객의 카드 발급사가 아래 결제를 사기로 의심하고 있습니다. 확인 없이 환불하기에는 금액이 큽니다.\n\n오늘 안에 주문을 확인해 주세요. 이미 발송했는지, 주소가 맞는지, 고객과 연락이 되는지 살펴보세요. 의심스러우면 발송을 멈추고 환불하세요. 분쟁이 되면 금액과 상품에 더해 수수료까지 잃게 됩니다.',
      'Charge ID': '청구 ID',
      Amount: '금액',
      Order: '주문',
      'Customer e-mail': '고객 이메일',
      Warning: '경고 사유',
      Received: '접수 일시',
    },
    ja: {
      'Possible fraud: please look into order {{ steps.charge.orderNumber }}':
        '不正の疑い：注文{{ steps.charge.orderNumber }}を確認してください',
      "The issuer of a customer's card warns that the charge below may be fraudulent. It is too large to be refunded without a look at it.\n\nPlease check the order today: has it left the shop, do the addresses fit, does the customer answer? If you doubt it, stop the parcel and refund the charge. A dispute would cost us the amount, the goods and a fee.":
        'お客様のカードの発行会社が、下記の支払いに不正の疑いがあると警告しています。確認せずに返金するには高額です。\n\n本日中に注文を確認してください。発送済みか、住所に不審な点はないか、お客様と連絡が取れるかを調べ、疑わしい場合は発送を止めて返金してください。異議申し立てになると、代金と商品に加えて手数料も失います。',
      'Charge ID': '支払いID',
      Amount: '金額',
      Order: '注文',
      'Customer e-mail': '顧客のメールアドレス',
      Warning: '警告の理由',
      Received: '受信日時',
    },
  },
})
