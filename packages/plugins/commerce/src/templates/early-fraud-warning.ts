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
})
