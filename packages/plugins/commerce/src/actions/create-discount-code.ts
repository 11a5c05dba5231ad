import {
  ActionError,
  type CreateDiscountCode,
  defineAction,
  type Money,
  moneySchema,
  z,
} from '@counterflow/plugin-sdk'
import { customerIdField } from '../inputs.js'

const kindSchema = z.enum(['percent', 'amount', 'free_shipping'])

interface Offered {
  readonly discount: z.infer<typeof kindSchema>
  readonly percent?: number | undefined
  readonly amount?: Money | undefined
}

function offeredValue({ discount, percent, amount }: Offered): CreateDiscountCode['value'] {
  if (discount === 'free_shipping') return { kind: discount }
  if (discount === 'percent' && percent !== undefined)
    return { kind: discount, basisPoints: Math.round(percent * 100) }
  if (discount === 'amount' && amount !== undefined) return { kind: discount, amount }
  throw new ActionError({
    code: 'invalid_input',
    message: `The discount is ${discount === 'percent' ? 'a percentage, and no percentage' : 'an amount, and no amount'} is given.`,
  })
}

export const createDiscountCode = defineAction({
  name: 'create_discount_code',
  title: { en: 'Create discount code', ko: '할인 코드 생성', ja: '割引コードを作成' },
  description: {
    en: 'Creates a discount with a code of its own, once for each time the step runs, and hands the code on to the next steps.',
    ko: '단계가 실행될 때마다 고유한 코드로 할인을 만들고, 그 코드를 다음 단계로 넘깁니다.',
    ja: 'ステップが実行されるたびに固有のコードで割引を作成し、そのコードを次のステップに渡します。',
  },
  category: 'customers',
  input: z.strictObject({
    discount: kindSchema.meta({ title: 'Discount' }),
    percent: z.number().min(0.01).max(100).optional().meta({
      title: 'Percent off',
      description: 'Where the discount is a percentage.',
    }),
    amount: moneySchema.optional().meta({
      title: 'Amount off',
      description: "Where the discount is an amount, in the shop's currency.",
    }),
    codePrefix: z
      .string()
      .trim()
      .max(20)
      .optional()
      .meta({ title: 'Beginning of the code', description: 'THANKS makes codes such as THANKS-7K3Q9XWD.' }),
    customerId: customerIdField
      .optional()
      .meta({ title: 'Customer', 'x-counterflow-type': 'customer', description: 'Only they may use it.' }),
    minimumSubtotal: moneySchema.optional().meta({ title: 'Smallest order' }),
    maximumUses: z.int().min(1).max(1_000_000).optional().meta({
      title: 'Uses',
      description: 'Once, when nothing is given.',
    }),
    validForDays: z.int().min(1).max(36_500).optional().meta({
      title: 'Valid for days',
      description: 'It never ends when nothing is given.',
    }),
  }),
  output: z.strictObject({
    discountId: z.uuid().meta({ title: 'Discount ID' }),
    code: z.string().meta({ title: 'Code' }),
  }),
  effects: 'repeatable',
  permission: 'discounts.update',
  run: ({ input: { discount, percent, amount, ...rest }, shop }) =>
    shop.discounts.create({ ...rest, value: offeredValue({ discount, percent, amount }) }),
})
